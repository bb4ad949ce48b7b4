// Functions that nothing needs although something refers to them, by the names that Go gives them in its tables.

/** For traces of a run, profiles, dumps and metrics, for settings that nobody makes, and for what nobody asks of a value. */
const traces = [
  String.raw`runtime\.\(?\*?_*(trace(?!back|.*(?:Enabled|Acquire|Release|LockInit))|profBuf|dump|schedtrace|debugLog|dlog|cpuProf|heapdump|writeheapdump|mdump)`,
  String.raw`runtime\..*([mM]etric|[cC]heckmark|Zombies|GoroutineProfile)|internal/bisect\.`,
  String.raw`runtime\.\(?\*?(hexdump|gcDump)`,
  String.raw`(regexp|time|mvdan\.cc/sh/v3/syntax)\.[\w(*)]+\.((Unm|M)arshal|(Append|Unmarshal)(Binary|Text)$|Go(b|String))`,
  // A time zone with rules, which only a file can have.
  String.raw`time\.tz(set|rule)`,
  // Calls by the name of a method, and comparisons of lists of structures.
  String.raw`reflect\.(callMethod|methodReceiver|makeMethodValue|funcLayout|newAbiDesc|storeRcvr|addTypeBits|\(\*abiSeq\))|type:\.eq\.\[\d+\]github\.com/proclint`,
];

/** For the texts of a crash, for a profile of memory, and for a program that begins and compiles its regular expressions. */
const begins = [
  String.raw`runtime\.\(?\*?_*(traceback|print|preprint|goroutineheader|dopanic|Frames|expandCgoFrames|funcNamePieces)|runtime\..*([pP]anicval|[aA]ncestor)`,
  String.raw`runtime\.(schedinit|mallocinit|moduledataverify1?|checkFinalizersAndCleanups|parsedebugvars|parsegodebug|modulesinit|typelinksinit|itabsinit|goenvs.*|check|gcinit|main|doInit1?|alginit|randinit|traceLockInit|parseByteCount|fpunwindExpand)$|internal/cpu\.processOptions$`,
  String.raw`runtime\.(stkbucket|saveblockevent|mProf_Malloc|findGoroutineLeaks|fmtNSAsMS|FuncForPC)`,
  String.raw`regexp\.(compile|makeOnePass|mergeRuneSets)|regexp/syntax\.(?!\(\*Inst\)|IsWordChar|EmptyOpContext)`,
];

/** For files, which a program in a browser has none of. */
const files = [
  String.raw`os\.(\(\*[fF]ile\)\.(readdir|lstatat|[sS]tat|[rR]ead)|(open|stat|lstat)\w*Nolog|chmod|newUnixDirent|fillFileStatFromSys|setStickyBit|readIntLE)`,
  String.raw`io/fs\.Format|slices\.\w+\[.*io/fs\.|mime\.loadMime`,
  String.raw`syscall\.(Open|Read|ReadDirent|Pread|Pwrite|Stat|Lstat|Chmod|setStat)$`,
];

/** What sets up a package stays. */
const isNamed = (patterns) => {
  const named = new RegExp(`^(?:${patterns.join("|")})`);
  return (name) => named.test(name) && !/\.init(\.\d+)?$/.test(name);
};

/** Of a program that goes on from a snapshot. */
export const isUnneededInSnapshot = isNamed([...traces, ...begins, ...files]);
