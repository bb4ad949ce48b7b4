package runtime

import (
	"internal/abi"
	"unsafe"
)

// countersPerFunction are the program counters that each function of WebAssembly has.
const countersPerFunction = 1 << 16

// findfunc finds the function of a program counter by its number. Functions of WebAssembly are in a row, so it needs no
// table of program counters. scripts/functable.mjs looks for the text of the error.
//
//go:nosplit
func findfunc(pc uintptr) funcInfo {
	program := findmoduledatap(pc)
	if program == nil {
		return funcInfo{}
	}
	code, inText := program.textOff(pc)
	entry := program.ftab[(pc-program.minpc)/countersPerFunction]
	if !inText || entry.entryoff != code {
		throw("functions are not in a row")
	}
	return funcInfo{(*_func)(unsafe.Pointer(&program.pclntable[entry.funcoff])), program}
}

// initBloc also gives away the memory of the table of program counters. A browser's tab has two programs, and the table would take 2.3 MB in each.
func initBloc() {
	initBlocOfGo()
	program := &firstmoduledata
	buckets := (program.maxpc - program.minpc + abi.FuncTabBucketSize - 1) / abi.FuncTabBucketSize
	begin := memRound(program.findfunctab)
	end := alignDown(program.findfunctab+buckets*unsafe.Sizeof(findfuncbucket{}), physPageSize)
	if begin < end {
		memFree(unsafe.Pointer(begin), end-begin)
	}
}

// sysReserveAlignedSbrk looks for memory that was given away first. Go's function does so too, but only where there is twice as much as it needs.
func sysReserveAlignedSbrk(size, align uintptr) (unsafe.Pointer, uintptr) {
	var found uintptr
	systemstack(func() {
		lock(&memlock)
		found = memAllocAligned(size, align)
		unlock(&memlock)
	})
	if found == 0 {
		return sysReserveAlignedSbrkOfGo(size, align)
	}
	return unsafe.Pointer(found), size
}

// memAllocAligned takes memory from the free list, or returns 0. The caller has memlock.
//
//go:systemstack
func memAllocAligned(size, align uintptr) uintptr {
	for place := &memFreelist; *place != 0; place = &place.ptr().next {
		block := place.ptr()
		begin, end := uintptr(*place), uintptr(*place)+block.size
		found := alignUp(begin, align)
		if found+size > end {
			continue
		}
		*place = block.next
		*block = memHdr{}
		if begin < found {
			memFree(unsafe.Pointer(begin), found-begin)
		}
		if found+size < end {
			memFree(unsafe.Pointer(found+size), end-found-size)
		}
		return found
	}
	return 0
}
