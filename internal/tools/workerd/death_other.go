//go:build !linux

package workerd

import "syscall"

// endsWithUs does nothing: only Linux can end the new process when this one is gone.
func endsWithUs() *syscall.SysProcAttr { return nil }
