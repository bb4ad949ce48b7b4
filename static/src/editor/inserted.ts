import { EditorView } from "@codemirror/view";

/**
 * Takes text of several lines that is inserted at once, as dictation does. A browser makes several changes of the page
 * of it, and read between two of them, its first line end is lost.
 */
export const insertedLines = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== "insertText" || !event.data?.includes("\n") || event.isComposing || view.state.readOnly) return false;
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
    return true;
  },
});

/** Leaves dropped files to the page: the editor would insert them into the text. */
export const droppedFiles = EditorView.domEventHandlers({
  drop: (event) => event.dataTransfer?.types.includes("Files") ?? false,
});
