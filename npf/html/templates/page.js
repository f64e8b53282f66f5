"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const find = (selector, from = document) => [...from.querySelectorAll(selector)];
  const cards = JSON.parse(document.getElementById("cards").textContent);
  const card = document.getElementById("card");

  // The card beside a mark: what each item that covers it is.
  let owner = null;
  const line = (tag, text, parent) => {
    const made = document.createElement(tag);
    made.textContent = text;
    made.dir = "auto";
    parent.append(made);
  };
  const show = (mark) => {
    if (owner === mark) return;
    hide();
    owner = mark;
    card.replaceChildren();
    for (const id of mark.dataset.i.split(" ")) {
      if (!cards[id]) continue;
      const [title, lines] = cards[id];
      const block = document.createElement("div");
      line("b", title, block);
      const list = document.createElement("dl");
      for (const [label, value] of lines) {
        line("dt", label, list);
        line("dd", value, list);
      }
      block.append(list);
      card.append(block);
    }
    mark.setAttribute("aria-describedby", "card");
    card.hidden = false;
    const at = mark.getClientRects()[0], size = card.getBoundingClientRect();
    const left = Math.min(at.left, root.clientWidth - size.width - 8);
    const below = at.bottom + 8 + size.height < window.innerHeight;
    card.style.left = `${Math.max(8, left) + window.scrollX}px`;
    card.style.top = `${(below ? at.bottom + 8 : Math.max(8, at.top - size.height - 8)) + window.scrollY}px`;
  };
  const hide = () => {
    if (owner) owner.removeAttribute("aria-describedby");
    owner = null;
    card.hidden = true;
  };
  const over = (event) => {
    const mark = event.target.closest && event.target.closest("[data-i]");
    if (mark) show(mark);
    else if (!card.contains(event.target)) hide();
  };
  document.addEventListener("mouseover", over);
  document.addEventListener("focusin", over);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  window.addEventListener("scroll", () => owner && owner !== document.activeElement && hide(), { passive: true });
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("span[data-i]");
    if (mark) location.hash = mark.dataset.i.split(" ")[0];
  });

  // From an item to its place and back: the whole item lights up, and the keyboard goes on from there.
  const arrive = () => {
    find(".here").forEach((element) => element.classList.remove("here"));
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target || target.closest("nav") || target.matches("section, main")) return;
    const folded = target.closest("details");
    if (folded) folded.open = true;
    if (target.hidden) {
      form.reset();
      filter();
    }
    if (id.startsWith("t-")) {
      const key = id.slice(2);
      const marks = find("[data-i]").filter((mark) => mark.dataset.i.split(" ").includes(key));
      marks.forEach((mark) => mark.classList.add("here"));
      const first = target.matches("a") ? target : marks[0];
      if (first) first.focus({ preventScroll: true });
    } else {
      target.classList.add("here");
      target.focus({ preventScroll: true });
    }
    hide();
    target.scrollIntoView({ block: "center" });
  };

  // Dos beside don'ts: filter and order.
  const form = document.querySelector("form[data-filters]");
  const lists = find(".pair .norms");
  const rows = lists.map((list) => [...list.children].map((element) => ({
    element,
    text: element.querySelector(".norm-text").textContent.toLowerCase(),
    codes: new Set(element.dataset.codes.split(" ")),
    rank: Number(element.dataset.rank),
    n: Number(element.dataset.n),
    speaker: element.dataset.speaker,
    strength: element.dataset.strength,
  })));
  const filter = () => {
    const text = form.elements.text.value.trim().toLowerCase(), speaker = form.elements.speaker.value;
    const code = form.elements.code.value, strength = form.elements.strength.value;
    let all = 0, shown = 0;
    rows.forEach((items, number) => {
      let here = 0;
      for (const row of items) {
        const fits = row.text.includes(text) && (speaker === "*" || "=" + row.speaker === speaker)
          && (!code || row.codes.has(code)) && (!strength || row.strength === strength);
        if (row.element.hidden === fits) row.element.hidden = !fits;
        here += fits;
      }
      all += items.length;
      shown += here;
      const column = lists[number].parentElement;
      column.querySelector(".count").textContent = here === items.length ? here : `${here} / ${items.length}`;
      column.querySelector(".unmatched").hidden = here > 0;
    });
    const told = form.querySelector("output");
    told.value = shown === all ? "" : `${shown} ${told.dataset.of} ${all} ${told.dataset.shown}`;
  };
  let ordered = "place";
  const order = () => {
    const by = form.elements.sort.value;
    if (by === ordered) return;
    ordered = by;
    const compare = { place: () => 0, strength: (a, b) => b.rank - a.rank, speaker: (a, b) => a.speaker.localeCompare(b.speaker) }[by];
    rows.forEach((items, number) => {
      lists[number].append(...[...items].sort((a, b) => compare(a, b) || a.n - b.n).map((row) => row.element));
    });
  };
  form.addEventListener("input", filter);
  form.addEventListener("change", (event) => event.target.name === "sort" ? order() : filter());
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { filter(); order(); }));

  // The map and the chips filter the directives.
  const directives = find("#directives > li");
  const switches = find("#map [aria-pressed]");
  const everything = document.getElementById("all-regions");
  const choose = (code, members = "") => {
    let shown = 0;
    for (const row of directives) {
      row.hidden = Boolean(code) && !row.dataset.codes.split(" ").includes(code);
      shown += !row.hidden;
    }
    switches.forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.code === code)));
    const inside = new Set(members.split(" "));
    find(".npf-tile").forEach((tile) => tile.classList.toggle("member", inside.has(tile.dataset.code)));
    document.getElementById("directed-count").value = shown;
    everything.hidden = !code;
  };
  const press = (one) => one.getAttribute("aria-pressed") === "true" ? choose("") : choose(one.dataset.code, one.dataset.members);
  switches.forEach((one) => {
    one.addEventListener("click", () => press(one));
    if (!one.matches("button")) {
      one.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        press(one);
      });
    }
  });
  everything.addEventListener("click", () => { choose(""); everything.closest("section").querySelector("[aria-pressed]").focus(); });

  // Paper shows what the screen folds away.
  window.addEventListener("beforeprint", () => find("details:not([open])").forEach((one) => { one.open = true; one.dataset.folded = ""; }));
  window.addEventListener("afterprint", () => find("details[data-folded]").forEach((one) => { one.open = false; delete one.dataset.folded; }));
  window.addEventListener("hashchange", arrive);
  arrive();
})();
