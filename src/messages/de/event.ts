import type { Messages } from '../messages'
import { counted, number } from './count'

export const event: Messages['event'] = {
  untitled: (type) => `${type} ohne Betreff`,
  lastChanged: (moment) => `Zuletzt geändert: ${moment}`,
  details: 'Einzelheiten',
  previous: 'Vorheriges',
  next: 'Nächstes',
  back: 'Zurück zur Liste',
  parties: 'Anrufer und Empfänger',
  handling: 'Bearbeitung',
  content: 'Inhalt',
  noBody: 'Dieses Ereignis hat keinen Text.',
  more: 'Alle übrigen Felder',
  raw: 'Rohdaten',
  copyLink: 'Link kopieren',
  copyNumber: 'Nummer kopieren',
  opens: (host) => `Öffnet ${host}`,
  unsafeLink: 'Keine Webadresse, als Text gezeigt.',
  anyAgent: 'Jeder in der Gruppe',
  fields: {
    CrmURL: 'CRM-Link',
    UserData: 'Benutzerdaten',
    ForeignSystemNumber: 'Ticketnummer',
    dtReceived: 'Eingegangen',
    dtLastModified: 'Zuletzt geändert',
    LastAgentTime: 'Zeit bei Agenten',
    bCloseByForeignSystem: 'Vom anderen System geschlossen',
    AcdConfigurationGroupsID: 'Konfigurationsgruppe',
    AcdAgentGroupsID: 'Agentengruppe',
  },
  seconds: (count) => counted(count, 'Sekunde', 'Sekunden'),
}

export const actions: Messages['actions'] = {
  title: 'Aktionen',
  more: 'Weitere Aktionen',
  names: {
    take: 'Übernehmen',
    seen: 'Als gesehen markieren',
    hand: 'Weitergeben',
    handToAgent: 'Weitergeben',
    handToGroup: 'Weitergeben',
    remind: 'Wiedervorlage',
    move: 'Verschieben',
    release: 'Freigeben',
    priority: 'Priorität ändern',
    comment: 'Kommentar hinzufügen',
    close: 'Erledigen',
    reopen: 'Wieder öffnen',
  },
  done: {
    take: (id) => `Ereignis ${id} gehört jetzt Ihnen.`,
    seen: (id) => `Ereignis ${id} ist als gesehen markiert.`,
    handToAgent: (id) => `Ereignis ${id} wurde an den Agenten weitergegeben.`,
    handToGroup: (id) => `Ereignis ${id} wartet in der Warteschlange der Gruppe.`,
    remind: (id) => `Ereignis ${id} liegt auf Wiedervorlage.`,
    move: (id) => `Ereignis ${id} wurde verschoben.`,
    release: (id) => `Ereignis ${id} wartet für die ganze Gruppe.`,
    priority: (id) => `Die Priorität von Ereignis ${id} wurde geändert.`,
    comment: (id) => `Ihr Kommentar steht bei Ereignis ${id}.`,
    close: (id) => `Ereignis ${id} ist erledigt.`,
    reopen: (id) => `Ereignis ${id} wartet wieder.`,
  },
  to: 'Weitergeben an',
  toAgent: 'An einen Agenten',
  toGroup: 'An eine Gruppe',
  comment: 'Kommentar',
  commentAndClose: 'Kommentieren und erledigen',
  priorityHint: '0 bis 200; je höher, desto früher.',
  another: (name) =>
    `${name} hat dieses Ereignis. Agenten bearbeiten ihre eigenen Ereignisse und solche, die niemand hat.`,
  conflict: {
    title: 'Inzwischen geändert',
    text: (action) =>
      `Jemand hat dieses Ereignis geändert, während Sie es vor sich hatten. „${action}“ wurde nicht ausgeführt; es wurde nichts gespeichert.`,
    versions: 'Beide Fassungen',
    columns: { field: 'Feld', seen: 'Sie sahen', current: 'Jetzt' },
    onlyComment: 'Es kam nur ein Kommentar hinzu; er steht im Verlauf.',
    impossible: 'So, wie das Ereignis jetzt ist, geht dieser Schritt nicht mehr.',
    leave: 'Dabei lassen',
    anyway: 'Trotzdem ausführen',
  },
}

export const bulk: Messages['bulk'] = {
  act: (count) => `${counted(count, 'Ereignis', 'Ereignisse')} bearbeiten`,
  note: (count) =>
    `${counted(count, 'Ereignis ist', 'Ereignisse sind')} ausgewählt. Wo dieser Schritt nicht möglich ist, bleibt das Ereignis, wie es ist.`,
  progress: 'Fortschritt',
  done: (done, total) =>
    `${number.format(done)} von ${counted(total, 'Ereignis', 'Ereignissen')} bearbeitet.`,
  left: 'Unverändert geblieben',
  reason: 'Grund',
  more: (count) => `Und ${counted(count, 'weiteres Ereignis', 'weitere Ereignisse')}.`,
  unsent: (count) =>
    `Von ${counted(count, 'Ereignis', 'Ereignissen')} wissen wir noch nicht, ob es geschehen ist, oder sie wurden nicht gesendet. Ein neuer Versuch führt es höchstens einmal aus.`,
  stop: 'Anhalten',
  retry: 'Den Rest noch einmal versuchen',
}

export const history: Messages['history'] = {
  title: 'Kommentare und Verlauf',
  list: 'Verlauf',
  none: 'Es wurde noch nichts geändert oder kommentiert.',
  unknown: 'aus der Zeit vor dem Verlauf',
  becomes: 'wird zu',
  inSentence: (label) => label,
  actions: {
    create: 'Erstellt',
    duplicate: 'Noch einmal derselbe Anrufer',
    take: 'Übernommen',
    handToAgent: 'An einen Agenten weitergegeben',
    handToGroup: 'An eine Gruppe weitergegeben',
    seen: 'Als gesehen markiert',
    remind: 'Auf Wiedervorlage gelegt',
    move: 'Termin verschoben',
    release: 'An die Gruppe freigegeben',
    priority: 'Priorität geändert',
    comment: 'Kommentar',
    close: 'Erledigt',
    reopen: 'Wieder geöffnet',
  },
}

export const around: Messages['around'] = {
  reasons: 'Warum ist es noch hier?',
  noReason: 'Die Daten nennen keinen Grund.',
  reached: (moment, city) => `Erreicht: ${moment} (${city}).`,
  appointmentPassed: (moment, city, late) =>
    `Der Termin ist unbeantwortet verstrichen: ${moment} (${city}), ${late}.`,
  appointmentAhead: (moment, city) => `Der Termin ist noch nicht erreicht: ${moment} (${city}).`,
  boundToAgent: (name) => `Es ist an einen Agenten gebunden: ${name}.`,
  inLine: (place, of, group) =>
    `Es ist Nummer ${number.format(place)} von ${number.format(of)} in der Reihe von ${group}, nach Alter.`,
  olderThanMost: (percent, of, group) =>
    `Es ist älter als ${percent} % der ${number.format(of)} offenen Ereignisse von ${group}.`,
  caller: 'Weitere Ereignisse dieses Anrufers',
  noOthers: 'Es gibt kein weiteres Ereignis dieser Nummer oder Adresse.',
  others: (count, more) =>
    more
      ? `Die neuesten ${number.format(count)} in jeder Schreibweise der Nummer oder Adresse`
      : `${counted(count, 'Ereignis', 'Ereignisse')} in jeder Schreibweise der Nummer oder Adresse`,
}

export const body: Messages['body'] = {
  title: 'Text',
  links: 'Links in diesem Text',
  linksNote: 'Im Text selbst sind sie nicht anklickbar: Hier steht, wohin jeder wirklich führt.',
  leadsTo: (host) => `führt zu ${host}`,
  elsewhere: (says, host) => `nennt ${says}, führt aber zu ${host}`,
  heldBack: {
    title: 'Zurückgehalten',
    nothing: 'Nichts wurde zurückgehalten.',
    images: (count, hosts) => `${counted(count, 'Bild', 'Bilder')} von anderswo: ${hosts}`,
    shown: (hosts) => `In dieser Ansicht werden Bilder von ${hosts} geladen.`,
    active: (count) => counted(count, 'aktiver Bestandteil', 'aktive Bestandteile'),
    forms: (count) => counted(count, 'Formular oder Feld', 'Formulare und Felder'),
    styles: (count) => counted(count, 'Stilregel', 'Stilregeln'),
    addresses: (count) =>
      count === 1
        ? '1 Adresse ohne sicheres Ziel'
        : `${number.format(count)} Adressen ohne sicheres Ziel`,
    missing: (count) =>
      counted(count, 'Bild, das in den Daten fehlt', 'Bilder, die in den Daten fehlen'),
    hidden: (count) =>
      counted(count, 'Teil, den die Mail selbst verbirgt', 'Teile, die die Mail selbst verbirgt'),
    elsewhere: (says, host) => `Ein Link nennt ${says}, führt aber zu ${host}`,
    more: (count) => counted(count, 'weiterer solcher Link', 'weitere solche Links'),
  },
  cut: 'Nur die ersten 100.000 Zeichen werden gezeigt. Der ganze Text steht unter „Rohdaten“.',
  because: {
    malformed:
      'Die Daten haben eine andere Form als erwartet und werden daher als reiner Text gezeigt.',
    too_large:
      'Dieser Text ist zu groß, um sicher formatiert zu werden, und wird daher als reiner Text gezeigt.',
    too_deep: 'Dieser Text ist zu tief verschachtelt und wird daher als reiner Text gezeigt.',
    too_many: 'Dieser Text hat zu viele Elemente und wird daher als reiner Text gezeigt.',
    too_slow: 'Das Formatieren dauerte zu lange; der Text wird daher als reiner Text gezeigt.',
  },
  showRemote: 'Externe Inhalte zeigen',
  hideRemote: 'Externe Inhalte verbergen',
  remoteNote: 'Wer diese Server betreibt, erfährt, dass der Text geöffnet wurde, und von wo.',
}
