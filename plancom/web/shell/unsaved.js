// Files that were dropped and are not saved live in the page's session: a page that is loaded anew or closed has lost them. While the page
// says that there are some (`plancom.ui.files.files_at_hand`), the browser asks before it leaves; the words are the browser's own.
"use strict";
addEventListener("beforeunload", (event) => {
  if (!document.querySelector("[data-pc-unsaved]")) return;
  event.preventDefault();
  event.returnValue = ""; // Safari and older browsers
});
