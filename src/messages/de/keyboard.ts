import type { Messages } from '../messages'

export const palette: Messages['palette'] = {
  title: 'Palette',
  open: 'Finden',
  search: 'Eine Seite, ein Ereignis, einen Befehl finden',
  hint: 'Seite, Nummer, Betreff, Befehl …',
  none: 'Nichts passt. Verstanden werden Nummern, Betreffe und die Wörter des Filters.',
  groups: {
    recent: 'Zuletzt benutzt',
    pages: 'Seiten',
    views: 'Ansichten',
    events: 'Ereignisse',
    campaigns: 'Kampagnen',
    commands: 'Befehle',
  },
}

export const shortcuts: Messages['shortcuts'] = {
  title: 'Tastenkürzel',
  off: 'Einzelne Buchstaben sind in den Vorlieben abgeschaltet; die anderen wirken.',
  keys: {
    Control: 'Strg',
    Shift: 'Umschalt',
    Enter: 'Enter',
    Escape: 'Esc',
    PageDown: 'Bild ↓',
    PageUp: 'Bild ↑',
    Home: 'Pos1',
    End: 'Ende',
  },
  or: 'oder',
  and: 'dann',
  places: {
    everywhere: 'Überall',
    list: 'Liste der Ereignisse',
    event: 'Offenes Ereignis',
    form: 'Ereignis anlegen',
  },
  does: {
    palette: 'Palette',
    sheet: 'Diese Übersicht',
    create: 'Neues Ereignis',
    filter: 'Filtern',
    nextRow: 'Nächste Zeile',
    previousRow: 'Vorige Zeile',
    page: 'Eine Seite abwärts oder aufwärts',
    ends: 'Erste oder letzte Zeile',
    open: 'Ereignis öffnen',
    select: 'Zeile auswählen oder nicht',
    range: 'Bereich auswählen',
    clear: 'Auswahl aufheben',
    nextEvent: 'Nächstes Ereignis',
    previousEvent: 'Voriges Ereignis',
    back: 'Zurück zur Liste',
    send: 'Ereignis anlegen',
  },
}
