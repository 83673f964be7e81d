// Fills in the time zone of a new household, so that nobody needs to look for it in a list.
for (const place of document.querySelectorAll("[data-zone] input")) {
  place.value ||= Intl.DateTimeFormat().resolvedOptions().timeZone || "";
}
