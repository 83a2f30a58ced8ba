// Cells copied from a spreadsheet, as src/contracts/templates/rules/block.rs reads them.
const YES = ["x", "1", "oui", "o", "vrai", "true", "✓", "✔", "✗", "✘"];
const NO = ["", "0", "non", "n", "faux", "false", "-", "–"];

/** Lines of ticked or unticked cells; null when a cell says neither, a heading or a date say. */
export function cellsOf(text) {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n").map((line) => line.split("\t"));
  const cells = lines.map((line) => line.map((cell) => {
    const word = cell.trim().toLowerCase();
    return YES.includes(word) ? true : NO.includes(word) ? false : null;
  }));
  return cells.some((line) => line.includes(null)) ? null : cells;
}
