// Two conveniences of the import pages; both work without it.
// <section data-poll="2"> is fetched again every two seconds until the work has ended; then the page itself moves on.
// <form data-live> shows what a choice of columns would give as soon as it is made, in place of the "Preview" button.
(() => {
  const fetched = async (address, options) => {
    const answer = await fetch(address, { credentials: "same-origin", ...options });
    return { answer, page: new DOMParser().parseFromString(await answer.text(), "text/html") };
  };

  const part = document.querySelector("[data-poll]");
  if (part) {
    const again = () => window.setTimeout(look, Number(part.dataset.poll) * 1000);
    const look = async () => {
      if (document.hidden) return again();
      try {
        const { answer, page } = await fetched(location.href);
        const fresh = page.getElementById(part.id);
        if (answer.ok && fresh && fresh.dataset.poll) part.replaceChildren(...fresh.childNodes);
        else if (answer.ok) return location.assign(answer.url);
      } catch {
        // The network is away; the work goes on, so keep looking.
      }
      again();
    };
    again();
  }

  const form = document.querySelector("form[data-live]");
  if (form) {
    let running = null;
    const swap = (page, id) => {
      const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
      if (old && fresh) old.replaceChildren(...fresh.childNodes);
      return Boolean(old && fresh);
    };
    form.addEventListener("change", async (event) => {
      if (["read", "preview", "remember", "scope"].includes(event.target.name)) return;
      running?.abort();
      running = new AbortController();
      const data = new FormData(form);
      data.set("preview", "1");
      try {
        const { answer, page } = await fetched(form.action, { method: "POST", body: data, signal: running.signal });
        const titles = (where) => where.querySelector("form[data-live] [name=shown]")?.value;
        // Another sheet or row: every column is another one. Else only the preview and the marks beside the columns.
        if (answer.redirected || titles(page) === undefined) return form.requestSubmit(form.querySelector("[name=preview]"));
        if (titles(page) !== titles(document)) {
          const name = event.target.name;
          swap(page, "columns");
          form.querySelector(`[name="${name}"]`)?.focus();
        } else {
          swap(page, "first-rows");
          for (const column of page.querySelectorAll("[data-column]")) {
            const old = form.querySelector(`[data-column="${column.dataset.column}"]`);
            old?.querySelector("[data-told]")?.replaceWith(column.querySelector("[data-told]"));
          }
        }
      } catch (error) {
        if (error.name !== "AbortError") console.warn(error);
      }
    });
  }
})();
