import { EditorView } from "@codemirror/view";

/**
 * Takes text of several lines that is inserted at once, as dictation does, and what is typed over a selection. Of the first
 * a browser makes several changes of the page, and read between two of them, its first line end is lost. In the second it
 * keeps the look of what was selected, in a style that the policy of the page forbids.
 */
export const insertedText = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== "insertText" || !event.data || event.isComposing || view.composing || view.state.readOnly) return false;
    const isSelected = view.state.selection.ranges.some(({ empty }) => !empty);
    if (!isSelected && !event.data.includes("\n")) return false;
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
    return true;
  },
});

/** Leaves dropped files to the page: the editor would insert them into the text. */
export const droppedFiles = EditorView.domEventHandlers({
  drop: (event) => event.dataTransfer?.types.includes("Files") ?? false,
});
