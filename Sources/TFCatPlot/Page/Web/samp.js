// Talks to TOPCAT and other programs by SAMP's Web Profile: a hub on this machine takes XML-RPC by POST, and asks the
// reader whether this page may. Only a page that is served may: hubs refuse a file, which has no origin.

const HUB = 'http://localhost:21012/';
const TABLE_MTYPE = 'table.load.votable', ROW_MTYPE = 'table.highlight.row', ROWS_MTYPE = 'table.select.rowList';
const SCRIPT_MTYPE = 'script.aladin.send';

// ---- XML-RPC, as far as SAMP needs it: strings, lists and maps

function xmlRpcValue(value) {
  if (Array.isArray(value)) return `<array><data>${value.map((item) => `<value>${xmlRpcValue(item)}</value>`).join('')}</data></array>`;
  if (typeof value === 'object') {
    const members = Object.entries(value).map(([name, item]) => `<member><name>${xmlText(name)}</name><value>${xmlRpcValue(item)}</value></member>`);
    return `<struct>${members.join('')}</struct>`;
  }
  return `<string>${xmlText(value)}</string>`;
}

function parsedXmlRpc(element) {
  const typed = element.firstElementChild;
  if (!typed) return element.textContent;
  if (typed.localName === 'array') return [...(typed.firstElementChild?.children ?? [])].map(parsedXmlRpc);
  if (typed.localName === 'struct') {
    return Object.fromEntries([...typed.children].map((member) => [member.children[0]?.textContent ?? '', member.children[1] ? parsedXmlRpc(member.children[1]) : '']));
  }
  return typed.textContent;
}

function postToHub(method, params, options) {
  const body = `<?xml version="1.0"?><methodCall><methodName>${method}</methodName><params>${params.map((value) => `<param><value>${xmlRpcValue(value)}</value></param>`).join('')}</params></methodCall>`;
  return fetch(HUB, {method: 'POST', headers: {'Content-Type': 'text/xml'}, body, ...options});
}

async function callHub(method, params, patience = 20000) {
  const response = await postToHub(method, params, {signal: AbortSignal.timeout(patience)});
  const answer = new DOMParser().parseFromString(await response.text(), 'text/xml');
  const fault = answer.querySelector('methodResponse > fault > value');
  if (fault) throw new HubError(parsedXmlRpc(fault).faultString ?? 'the hub refused');
  const value = answer.querySelector('methodResponse > params > param > value');
  if (!value) throw new HubError('this is no SAMP hub');
  return parsedXmlRpc(value);
}

class HubError extends Error {}

// ---- The connection

const samp = {
  key: null, connecting: null,
  // The table that was sent: its address, by which others know it, and its events in the order of its rows.
  url: null, rows: [], rowOf: new Map(),
  // What came from others is not sent back to them.
  isFollowing: false,
  timer: 0,
};

const isSampPossible = () => source.isServed;

function connectHub() {
  if (samp.key) return Promise.resolve();
  samp.connecting ??= register().finally(() => { samp.connecting = null; });
  return samp.connecting;
}

async function register() {
  say('Asking the SAMP hub. It may ask you whether this page is allowed.');
  // The reader may take a while to allow it.
  const registration = await callHub('samp.webhub.register', [{'samp.name': `tfcat view: ${source.title}`}], 180000);
  const key = registration['samp.private-key'];
  await callHub('samp.webhub.declareMetadata', [key, {
    'samp.name': `tfcat view: ${source.title}`, 'samp.description.text': 'A page that shows a catalogue of events in time and frequency',
  }]);
  await callHub('samp.webhub.allowReverseCallbacks', [key, '1']);
  await callHub('samp.webhub.declareSubscriptions', [key, {[ROW_MTYPE]: {}, [ROWS_MTYPE]: {}}]);
  samp.key = key;
  listen(key);
  showSamp();
}

async function disconnectHub() {
  const {key} = samp;
  samp.key = null;
  showSamp();
  if (key) try { await callHub('samp.webhub.unregister', [key]); } catch { /* The hub has gone first. */ }
}

// Waits for what others say; the hub answers when there is something, or after some seconds.
async function listen(key) {
  while (samp.key === key) {
    try {
      const callbacks = await callHub('samp.webhub.pullCallbacks', [key, '20'], 40000);
      for (const callback of callbacks) await receive(key, callback);
    } catch {
      if (samp.key !== key) return;
      samp.key = null;
      showSamp();
      say('The SAMP hub has ended the connection.');
    }
  }
}

async function receive(key, {'samp.methodName': method, 'samp.params': params}) {
  // Hubs say the name with or without what stands before it in the other profile.
  const name = method.replace('samp.client.', '');
  const isCall = name === 'receiveCall';
  if (!isCall && name !== 'receiveNotification') return;
  const message = isCall ? params[2] : params[1];
  const isKnown = follow(message['samp.mtype'], message['samp.params'] ?? {});
  if (!isCall) return;
  const response = isKnown ? {'samp.status': 'samp.ok', 'samp.result': {}}
    : {'samp.status': 'samp.warning', 'samp.result': {}, 'samp.error': {'samp.errortxt': 'this page has not sent that table'}};
  try { await callHub('samp.webhub.reply', [key, params[1], response]); } catch { /* Nobody waits for it any more. */ }
}

// Shows the rows that another program shows; whether they are of a table that this page has sent.
function follow(mtype, params) {
  const isOurs = samp.url !== null && (params['table-id'] || params.url) === samp.url;
  if (!isOurs) return false;
  const eventOf = (row) => (/^\d+$/.test(row) ? samp.rows[Number(row)] : undefined);
  samp.isFollowing = true;
  try {
    if (mtype === ROW_MTYPE) {
      const i = eventOf(String(params.row));
      if (i === undefined) return false;
      if (!state.selected.has(i)) setSelection(new Set([i]));
      setCurrent(i);
      reveal(i);
    } else if (mtype === ROWS_MTYPE) {
      const rows = Array.isArray(params['row-list']) ? params['row-list'] : [];
      const chosen = rows.map((row) => eventOf(String(row))).filter((i) => i !== undefined);
      setSelection(new Set(chosen));
      say(`${plural(chosen.length, 'event', 'events')} selected by another program.`);
    }
  } finally {
    samp.isFollowing = false;
  }
  return true;
}

// ---- Sending

// A message to all that want it, or to one; how many get it.
async function sendMessage(mtype, params, recipient) {
  const message = {'samp.mtype': mtype, 'samp.params': params};
  if (recipient) {
    await callHub('samp.webhub.notify', [samp.key, recipient, message]);
    return 1;
  }
  const recipients = await callHub('samp.webhub.notifyAll', [samp.key, message]);
  return recipients.length;
}

// The table lies with the server of this page, from where any program on this machine can fetch it.
async function leaveTable(text) {
  const response = await fetch('tables', {method: 'POST', headers: {'Content-Type': 'application/x-votable+xml'}, body: text});
  if (!response.ok) throw new HubError(`the table could not be left with the server of this page (${response.status})`);
  return new URL(await response.text(), location.href.replace(/[?#].*$/, '')).href;
}

async function sendTable(recipient) {
  try {
    await connectHub();
    const chosen = chosenEvents();
    const url = await leaveTable(await votableText(chosen));
    const name = chosen.length === count ? source.title : `${source.title}, ${plural(chosen.length, 'event', 'events')}`;
    const number = await sendMessage(TABLE_MTYPE, {url, name, 'table-id': url}, recipient);
    Object.assign(samp, {url, rows: chosen, rowOf: new Map(chosen.map((i, row) => [i, row]))});
    const drawn = await drawRegions(chosen, recipient);
    say(number === 0 ? 'The hub knows no program that takes tables: start TOPCAT, and send once more.'
      : `${plural(chosen.length, 'event', 'events')} sent to ${plural(number, 'program', 'programs')}${drawn}.`);
  } catch (error) {
    say(hubFailure(error));
  }
}

// Has Aladin draw the regions that events have. Where the hub lets no page do this, the table has them all the same.
async function drawRegions(chosen, recipient) {
  const {script, drawn, count} = regionScript(chosen);
  if (drawn === 0) return '';
  try {
    const clients = Object.keys(await callHub('samp.webhub.getSubscribedClients', [samp.key, SCRIPT_MTYPE]));
    const takers = clients.filter((client) => !recipient || client === recipient);
    for (const client of takers) await sendMessage(SCRIPT_MTYPE, {script}, client);
    if (takers.length === 0) return '';
    return `; ${drawn < count ? `the first ${grouped(drawn)} of ${grouped(count)} regions` : plural(count, 'region', 'regions')} sent to be drawn`;
  } catch (error) {
    if (error instanceof HubError) return '';
    throw error;
  }
}

function hubFailure(error) {
  if (error instanceof HubError) return `SAMP: ${error.message}.`;
  return 'No SAMP hub answers: start TOPCAT, or another program with a hub of the Web Profile (port 21012).';
}

// What is chosen here is told to those who have the table, after a moment without changes.
function tellRows() {
  if (!samp.key || !samp.url || samp.isFollowing) return;
  clearTimeout(samp.timer);
  samp.timer = setTimeout(async () => {
    const about = {'table-id': samp.url, url: samp.url};
    const rows = [...state.selected].map((i) => samp.rowOf.get(i)).filter((row) => row !== undefined);
    const row = samp.rowOf.get(state.current);
    try {
      if (rows.length > 1 || (rows.length === 1 && row === undefined)) await sendMessage(ROWS_MTYPE, {...about, 'row-list': rows.sort((a, b) => a - b).map(String)});
      if (row !== undefined) await sendMessage(ROW_MTYPE, {...about, row: String(row)});
    } catch (error) {
      say(hubFailure(error));
    }
  }, 200);
}

// ---- The menu

async function showRecipients() {
  const list = byId('samp-programs');
  list.replaceChildren();
  byId('samp-connect').hidden = samp.key !== null;
  byId('samp-leave').hidden = samp.key === null;
  if (!samp.key) return;
  try {
    const clients = Object.keys(await callHub('samp.webhub.getSubscribedClients', [samp.key, TABLE_MTYPE]));
    for (const client of clients) {
      const about = await callHub('samp.webhub.getMetadata', [samp.key, client]);
      const button = add(list, 'button', '', shortened(about['samp.name'] ?? client, 40));
      button.type = 'button';
      button.addEventListener('click', () => sendTable(client));
    }
    if (clients.length === 0) add(list, 'p', 'hint', 'No program takes tables yet: start TOPCAT.');
  } catch (error) {
    add(list, 'p', 'hint', hubFailure(error));
  }
}

function showSamp() {
  byId('samp').classList.toggle('connected', samp.key !== null);
  if (byId('samp').open) showRecipients();
}

byId('samp-served').hidden = !isSampPossible();
byId('samp-file').hidden = isSampPossible();
byId('samp').addEventListener('toggle', () => { if (byId('samp').open && isSampPossible()) showRecipients(); });
byId('samp-all').addEventListener('click', () => sendTable());
byId('samp-connect').addEventListener('click', async () => {
  try {
    await connectHub();
    say('Connected with the SAMP hub.');
  } catch (error) { say(hubFailure(error)); }
});
byId('samp-leave').addEventListener('click', disconnectHub);
byId('samp-votable').addEventListener('click', () => saveTable('vot', 'application/x-votable+xml', votableText));
byId('samp-csv').addEventListener('click', () => saveTable('csv', 'text/csv', csvText));
// A page that is left says so; the hub would find out by itself after a while.
window.addEventListener('pagehide', () => {
  if (samp.key) postToHub('samp.webhub.unregister', [samp.key], {keepalive: true}).catch(() => {});
});
on('selection', tellRows);
on('current', tellRows);
