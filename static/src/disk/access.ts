// What of the File System Access API a browser has, and what the compiler does not know of it.

interface PickerOptions {
  suggestedName?: string;
}

interface Observer {
  observe: (handle: FileSystemHandle, options: { recursive: boolean }) => Promise<void>;
  disconnect: () => void;
}

declare global {
  interface Window {
    showOpenFilePicker?: () => Promise<FileSystemFileHandle[]>;
    showDirectoryPicker?: () => Promise<FileSystemDirectoryHandle>;
    showSaveFilePicker?: (options?: PickerOptions) => Promise<FileSystemFileHandle>;
    FileSystemObserver?: new (changed: () => void) => Observer;
  }
  interface FileSystemHandle {
    queryPermission?: (descriptor: { mode: "readwrite" }) => Promise<PermissionState>;
    requestPermission?: (descriptor: { mode: "readwrite" }) => Promise<PermissionState>;
  }
  interface DataTransferItem {
    getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>;
  }
}

/** Lets the person choose a file: null when they closed the picker, undefined where the browser has none. */
export async function pickToOpen(): Promise<FileSystemFileHandle | null | undefined> {
  if (!window.showOpenFilePicker) return undefined;
  return unlessClosed(async () => (await window.showOpenFilePicker?.())?.[0] ?? null);
}

/** Lets the person choose where to save: null when they closed the picker, undefined where the browser has none. */
export async function pickToSave(suggestedName: string): Promise<FileSystemFileHandle | null | undefined> {
  if (!window.showSaveFilePicker) return undefined;
  return unlessClosed(async () => (await window.showSaveFilePicker?.({ suggestedName })) ?? null);
}

/** Lets the person choose a folder: null when they closed the picker, undefined where the browser has none. */
export async function pickFolder(): Promise<FileSystemDirectoryHandle | null | undefined> {
  if (!window.showDirectoryPicker) return undefined;
  return unlessClosed(async () => (await window.showDirectoryPicker?.()) ?? null);
}

async function unlessClosed<T>(pick: () => Promise<T>): Promise<T | null> {
  try {
    return await pick();
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return null;
    throw error;
  }
}

/** The handle of what is dropped, or null without a file. To be called before the drop's event is over. */
export async function droppedHandle(item: DataTransferItem | undefined): Promise<FileSystemFileHandle | FileSystemDirectoryHandle | null> {
  try {
    const handle = await item?.getAsFileSystemHandle?.();
    return (handle as FileSystemFileHandle | FileSystemDirectoryHandle | null | undefined) ?? null;
  } catch {
    return null;
  }
}

/** Calls `changed` when a file, or one in a folder, was written, where the browser can tell; gives back what ends it. */
export function observe(handle: FileSystemHandle, changed: () => void): () => void {
  if (!window.FileSystemObserver) return () => {};
  const observer = new window.FileSystemObserver(changed);
  // What cannot be observed is looked at now and then.
  observer.observe(handle, { recursive: handle.kind === "directory" }).catch(() => {});
  return () => observer.disconnect();
}
