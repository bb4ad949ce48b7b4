/** The table of messages in logs. The build makes this module of the files that the command contains. */
export function messages(): string;
