// Sorts and filters the tables of a page. Every figure is there without it, and it changes none of them.
// Written without the two characters that mean something in XML, so that the page stays well-formed.
(() => {
  "use strict";
  const collator = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });

  const valueOf = (text) => {
    const digits = text.replace(/\u2212/g, "-").replace(/[^0-9.\-]/g, "");
    return digits === "" ? null : Number(digits);
  };

  const compare = (numeric) => (one, other) => {
    if (!numeric) return collator.compare(one.text, other.text);
    if (one.value === null) return other.value === null ? 0 : 1;
    if (other.value === null) return -1;
    return one.value - other.value;
  };

  const sort = (table, index, numeric, descending) => {
    const body = table.tBodies[0];
    const rows = Array.from(body.rows).map((row) => {
      const text = row.cells[index].textContent;
      return { row, text, value: numeric ? valueOf(text) : null };
    });
    const known = rows.filter((one) => one.text !== "");
    const blank = rows.filter((one) => one.text === "");
    known.sort(compare(numeric));
    if (descending) known.reverse();
    known.concat(blank).forEach((one) => body.append(one.row));
  };

  const makeSortable = (table) => {
    const headings = Array.from(table.tHead.rows[0].cells);
    headings.forEach((heading, index) => {
      const numeric = heading.classList.contains("number");
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => {
        const before = heading.getAttribute("aria-sort");
        const descending = before === null ? numeric : before === "ascending";
        headings.forEach((one) => one.removeAttribute("aria-sort"));
        heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
        sort(table, index, numeric, descending);
      });
    });
  };

  const makeFilterable = (table) => {
    const rows = Array.from(table.tBodies[0].rows);
    if (10 >= rows.length) return;
    const label = document.createElement("label");
    label.className = "filter";
    const input = document.createElement("input");
    input.type = "search";
    const shown = document.createElement("output");
    label.append("Filter ", input, " ", shown);
    table.closest(".scroll").before(label);
    input.addEventListener("input", () => {
      const wanted = input.value.trim().toLowerCase();
      let count = 0;
      rows.forEach((row) => {
        const matches = row.textContent.toLowerCase().includes(wanted);
        row.hidden = !matches;
        if (matches) count += 1;
      });
      shown.textContent = wanted === "" ? "" : count + " of " + rows.length + " rows";
    });
  };

  document.querySelectorAll("table.figures-table").forEach((table) => {
    makeSortable(table);
    makeFilterable(table);
  });
})();
