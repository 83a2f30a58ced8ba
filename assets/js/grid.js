// The grid of products and deliveries, <table data-grid>: arrows go from box to box, the space bar ticks, and cells copied from a
// spreadsheet are ticked from the box one stands on. What is not plain yes or no is left to the server, which says what is wrong.
import { cellsOf } from "./block.js";

function boxesOf(table) {
  return [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll('input[type="checkbox"]')]).filter((row) => row.length > 0);
}

function placeOf(rows, box) {
  const row = rows.findIndex((boxes) => boxes.includes(box));
  return { row, column: rows[row].indexOf(box) };
}

const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function goes(event) {
  const box = event.target.closest('input[type="checkbox"]');
  if (!box || event.ctrlKey || event.altKey || event.metaKey) return;
  const rows = boxesOf(event.currentTarget);
  const { row, column } = placeOf(rows, box);
  const move = MOVES[event.key];
  let next = move && rows[row + move[0]]?.[column + move[1]];
  if (event.key === "Home") next = rows[row][0];
  if (event.key === "End") next = rows[row].at(-1);
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.closest("td").scrollIntoView({ block: "nearest", inline: "nearest" });
}

function pastes(event) {
  const box = event.target.closest('input[type="checkbox"]');
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!box || text === "") return;
  event.preventDefault();
  const table = event.currentTarget;
  const rows = boxesOf(table);
  const from = placeOf(rows, box);
  const cells = cellsOf(text);
  const fits = cells?.every((line, down) => line.every((_, right) => rows[from.row + down]?.[from.column + right]));
  if (!fits) {
    const form = table.closest("form");
    form.elements.block.value = text;
    form.querySelector("[data-paste]").click();
    return;
  }
  cells.forEach((line, down) => line.forEach((ticked, right) => {
    const target = rows[from.row + down][from.column + right];
    target.checked = ticked;
    target.dispatchEvent(new Event("input", { bubbles: true }));
  }));
}

for (const table of document.querySelectorAll("table[data-grid]")) {
  table.addEventListener("keydown", goes);
  table.addEventListener("paste", pastes);
}
