// Enter in a date field commits the date: Streamlit 1.67 waits until its calendar is closed and the focus has left the field,
// and who types a date and presses Enter sees nothing happen.
"use strict";
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLElement)) return;
    const segment = event.target.closest('[data-testid="stDateInput"] [role="spinbutton"]');
    if (!segment) return;
    const popover = segment.closest('[data-testid="stPopoverBody"]');
    if (popover) { // Escape would close it, and the date with it: leaving the field for what is around it commits too
      popover.tabIndex = -1;
      popover.focus();
      return;
    }
    segment.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
    segment.blur();
  },
  true, // before the field's own listener, which lets Enter go no further
);
