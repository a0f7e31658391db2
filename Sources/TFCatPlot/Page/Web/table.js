// The table of the events. Only the rows that can be seen are made, so that it takes a hundred thousand as well as ten.

const ROW = 30;
const PRINTED_ROWS = 200;
const table = byId('table');
const rowsBox = byId('rows');
const headRow = byId('head-row');

const list = {
  // The events in the order of the table.
  order: [],
  column: startColumn, direction: 1,
  onlyView: false, onlySelected: false,
  // The row that the keyboard is on.
  active: 0,
  first: -1, last: -1,
  widths: [],
};

async function buildTable() {
  await Promise.all(columns.map((column) => column.load()));
  list.widths = columns.map(widthOf);
  const tracks = list.widths.map((width) => `${width}px`).join(' ');
  table.style.setProperty('--tracks', tracks);
  table.style.setProperty('--table-width', `${list.widths.reduce((sum, width) => sum + width, 0) + 16}px`);
  table.setAttribute('aria-colcount', columns.length);
  columns.forEach((column, number) => {
    const cell = add(headRow, 'div', column.isNumber && !column.isTime ? 'cell number' : 'cell');
    cell.setAttribute('role', 'columnheader');
    cell.setAttribute('aria-colindex', number + 1);
    const button = add(cell, 'button', 'sort', column.label);
    button.type = 'button';
    button.tabIndex = -1;
    if (column.unit && !column.isMeasured) add(button, 'span', 'unit', column.unit);
    button.title = [column.info, column.ucd].filter(Boolean).join('\n');
    button.addEventListener('click', () => sortBy(column));
  });
  sortTable();
}

// As wide as the head and the longest of some values.
function widthOf(column) {
  let longest = column.label.length + (column.unit && !column.isMeasured ? column.unit.length + 1 : 0) + 2;
  for (let i = 0, stride = Math.max(1, Math.floor(count / 300)); i < count; i += stride) {
    longest = Math.max(longest, column.text(i).length);
  }
  const swatch = column === ids ? 24 : 0;
  return swatch + Math.max(64, Math.min(280, Math.round(longest * (column.isNumber ? 7.8 : 7.3)) + 26));
}

function sortBy(column) {
  list.direction = list.column === column ? -list.direction : 1;
  list.column = column;
  sortTable();
}

function sortTable() {
  [...headRow.children].forEach((cell, number) => {
    const isSorted = columns[number] === list.column;
    cell.setAttribute('aria-sort', isSorted ? (list.direction > 0 ? 'ascending' : 'descending') : 'none');
  });
  fillTable();
}

function fillTable() {
  const {view} = state;
  const order = [];
  for (let i = 0; i < count; i++) {
    if (!state.shown[i] || colours.hidden.has(colours.places?.[i])) continue;
    if (list.onlySelected && !state.selected.has(i)) continue;
    if (list.onlyView && !(events.kind[i] !== NONE && events.end[i] >= view.from && events.start[i] <= view.to
      && index.top[i] >= view.low && index.bottom[i] <= view.high)) continue;
    order.push(i);
  }
  const {column, direction} = list;
  order.sort((a, b) => direction * column.compare(a, b) || a - b);
  list.order = order;
  list.active = Math.max(0, Math.min(list.active, order.length - 1));
  table.setAttribute('aria-rowcount', order.length + 1);
  rowsBox.style.height = `${order.length * ROW}px`;
  byId('table-empty').hidden = order.length > 0;
  list.first = -1;
  paintRows();
  tellCounts();
}

function tellCounts() {
  const parts = [`${grouped(list.order.length)} of ${plural(count, 'event', 'events')}`];
  if (state.selected.size > 0) parts.push(`${grouped(state.selected.size)} selected`);
  byId('counts').textContent = parts.join(' · ');
}

function paintRows() {
  const isPrinted = isPrinting;
  const height = table.clientHeight;
  const first = isPrinted ? 0 : Math.max(0, Math.floor((table.scrollTop) / ROW) - 6);
  const last = Math.min(list.order.length, isPrinted ? PRINTED_ROWS : Math.ceil((table.scrollTop + height) / ROW) + 6);
  if (first === list.first && last === list.last) { markRows(); return; }
  [list.first, list.last] = [first, last];
  const made = document.createDocumentFragment();
  for (let place = first; place < last; place++) made.append(row(place));
  rowsBox.replaceChildren(made);
  markRows();
}

function row(place) {
  const i = list.order[place];
  const element = document.createElement('div');
  element.className = 'row';
  element.setAttribute('role', 'row');
  element.setAttribute('aria-rowindex', place + 2);
  element.id = `row-${i}`;
  element.dataset.event = i;
  element.style.top = `${place * ROW}px`;
  columns.forEach((column, number) => {
    const cell = add(element, 'div', column.isNumber && !column.isTime ? 'cell number' : 'cell');
    cell.setAttribute('role', 'gridcell');
    cell.setAttribute('aria-colindex', number + 1);
    const text = column.isTime ? column.text(i).replace('T', ' ').replace('Z', '') : column.text(i);
    if (number === 0 && colours.places && events.kind[i] !== NONE) {
      const swatch = add(cell, 'span', 'swatch');
      swatch.style.background = cssColour(colours.shades[colours.places[i]]);
    }
    const found = number === 0 ? findingsOf.get(i) : null;
    if (found) add(cell, 'span', `mark mark-${found[0].severity}`, '▲').title = found.map((finding) => finding.message).join('\n');
    cell.append(shortened(text, 200));
    if (text.length > 30) cell.title = shortened(text, 1000);
  });
  return element;
}

function markRows() {
  for (const element of rowsBox.children) {
    const i = Number(element.dataset.event);
    element.classList.toggle('hovered', i === state.hovered);
    element.classList.toggle('current', i === state.current);
    element.setAttribute('aria-selected', state.selected.has(i));
    element.classList.toggle('active', list.order[list.active] === i);
  }
  const active = list.order[list.active];
  if (active !== undefined) table.setAttribute('aria-activedescendant', `row-${active}`);
}

function scrollToRow(place) {
  const top = place * ROW, head = headRow.offsetHeight;
  if (top < table.scrollTop) table.scrollTop = top;
  else if (top + ROW > table.scrollTop + table.clientHeight - head) table.scrollTop = top + ROW - table.clientHeight + head;
  paintRows();
}

table.addEventListener('scroll', () => paintRows(), {passive: true});

rowsBox.addEventListener('pointerover', (event) => {
  const element = event.target.closest('.row');
  hover(element ? Number(element.dataset.event) : -1);
});
rowsBox.addEventListener('pointerleave', () => hover(-1));

rowsBox.addEventListener('click', (event) => {
  const element = event.target.closest('.row');
  if (!element) return;
  choose(list.order.indexOf(Number(element.dataset.event)), event);
});

rowsBox.addEventListener('dblclick', (event) => {
  const element = event.target.closest('.row');
  if (element) zoomTo(Number(element.dataset.event));
});

// Chooses a row; with Shift all from the last one to it, with Control it beside the others.
function choose(place, event) {
  const i = list.order[place];
  if (i === undefined) return;
  if (event.shiftKey) {
    const [from, to] = [Math.min(list.active, place), Math.max(list.active, place)];
    setSelection(new Set([...state.selected, ...list.order.slice(from, to + 1)]));
  } else if (event.ctrlKey || event.metaKey) {
    toggleSelected(i);
  } else {
    setSelection(new Set([i]));
  }
  list.active = place;
  setCurrent(i);
  reveal(i);
}

table.addEventListener('keydown', (event) => {
  const page = Math.max(1, Math.floor(table.clientHeight / ROW) - 2);
  const steps = {ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity};
  if (event.key in steps) {
    event.preventDefault();
    const place = Math.max(0, Math.min(list.order.length - 1, list.active + steps[event.key]));
    if (event.shiftKey) {
      choose(place, event);
    } else {
      list.active = place;
      const i = list.order[place];
      if (i !== undefined) { setSelection(new Set([i])); setCurrent(i); reveal(i); }
    }
    scrollToRow(place);
  } else if (event.key === ' ') {
    event.preventDefault();
    const i = list.order[list.active];
    if (i !== undefined) toggleSelected(i);
  } else if (event.key === 'Enter') {
    event.preventDefault();
    const i = list.order[list.active];
    if (i !== undefined) { setCurrent(i); zoomTo(i); }
  }
});
