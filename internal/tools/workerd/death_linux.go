package workerd

import "syscall"

// endsWithUs has the system end the new process when this one is gone, however it went.
func endsWithUs() *syscall.SysProcAttr { return &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }
