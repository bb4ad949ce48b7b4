// The message of the page when the script of its editor does not arrive.

/** Says that the editor did not load, and offers to try `again` now, or with the whole page. */
export function showLost(_: unknown, again: () => void): void {
  const notice = document.querySelector<HTMLElement>(".first .lost");
  const [now, reload] = notice?.querySelectorAll("button") ?? [];
  if (!notice || !now || !reload) return;
  notice.hidden = false;
  now.onclick = again;
  reload.onclick = () => location.reload();
}
