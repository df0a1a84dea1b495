import { counted } from './count'

export const people = {
  text: 'Alle, die sich hier als sie selbst anmelden. Sie sind auch Benutzer des Systems.',
  none: 'Hier ist noch niemand',
  noneText:
    'Fügen Sie zuerst sich selbst hinzu, dann die anderen, und geben Sie allen eine Einladung.',
  columns: {
    name: 'Name',
    role: 'Rolle',
    groups: 'Gruppen',
    lastSignIn: 'Letzte Anmeldung',
    state: 'Zustand',
    actions: 'Aktionen',
  },
  states: { invited: 'Noch kein Zugang', active: 'Aktiv', deactivated: 'Deaktiviert' },
  lostWayIn: 'Der Zugang ist nicht mehr da. Laden Sie die Person neu ein.',
  never: 'Nie',
  add: 'Person hinzufügen',
  uid: 'UID',
  uidHint:
    'Ein Name, den kein anderer Benutzer hat. Oder wählen Sie einen Benutzer, den es schon gibt.',
  user: 'Oder ein Benutzer',
  noUser: 'Ein neuer',
  firstName: 'Vorname',
  lastName: 'Nachname',
  role: 'Rolle',
  groups: 'Gruppen',
  addGroup: 'Gruppe hinzufügen',
  inGroups: 'Gruppen der Person',
  memberRole: (group: string) => `Rolle in ${group}`,
  leave: (group: string) => `${group} verlassen`,
  supervises: (group: string) => `${group} (Supervisor)`,
  skills: 'Skills',
  skillsHint: 'IDs von Skills, mit Kommas',
  onlyOwnGroups: 'Nur eigene Gruppen',
  onlyOwnGroupsHint: 'Sieht nur die Ereignisse dieser Gruppen. Admins sehen alle.',
  added: (name: string) => `${name} ist hinzugefügt. Laden Sie die Person jetzt ein.`,
  edit: 'Bearbeiten',
  editTitle: (name: string) => `${name} bearbeiten`,
  save: 'Speichern',
  invite: 'Einladen',
  inviteTitle: (name: string) => `Einladung für ${name}`,
  inviteText:
    'Der Link öffnet einmal innerhalb von 7 Tagen und legt den Passkey an. Er wird einmal gezeigt; ein früherer Link endet.',
  expires: (moment: string) => `Gilt bis ${moment}`,
  done: 'Fertig',
  deactivate: 'Deaktivieren',
  deactivateTitle: (name: string) => `${name} deaktivieren`,
  deactivateText:
    'Anmeldungen und Feeds enden innerhalb von Sekunden, Tokens und Passkeys ruhen. Sie können die Person wieder aktivieren.',
  openEvents: (count: number) =>
    `Noch ${counted(count, 'offenes Ereignis', 'offene Ereignisse')}. Geben Sie sie frei, damit sich ihre Gruppen darum kümmern:`,
  noOpenEvents: 'Keine offenen Ereignisse.',
  release: 'Alle freigeben',
  released: (count: number) =>
    `${counted(count, 'Ereignis ist', 'Ereignisse sind')} für die Gruppen freigegeben.`,
  activate: 'Aktivieren',
}

export const passkeys = {
  signIn: 'Mit einem Passkey anmelden',
  useToken: 'Ein Zugangstoken verwenden',
  title: 'Passkeys',
  text: 'Ein Passkey meldet Sie mit PIN, Finger oder Gesicht Ihres Geräts an. Haben Sie einen zweiten, falls Sie ihn verlieren.',
  none: 'Sie haben noch keinen Passkey.',
  nobody:
    'Diese Anmeldung steht für keine Person und hat deshalb keine Passkeys. Ein Admin kann Sie unter „Personen“ hinzufügen und einladen.',
  columns: {
    name: 'Angelegt in',
    created: 'Seit',
    lastUsed: 'Zuletzt benutzt',
    actions: 'Aktionen',
  },
  add: 'Passkey hinzufügen',
  remove: 'Entfernen',
  removeTitle: 'Passkey entfernen',
  removeText: (name: string) =>
    `Der Passkey „${name}“ meldet nicht mehr an. Löschen Sie ihn auch auf Ihrem Gerät.`,
  create: 'Passkey anlegen',
  invitation: 'Einladung',
  invited: (name: string, uid: string) =>
    `Sie sind als ${name} (${uid}) zu Callboard eingeladen. Legen Sie einen Passkey an, und Sie sind angemeldet: Ihr Gerät fragt nach PIN, Finger oder Gesicht.`,
  expires: (moment: string) => `Die Einladung gilt einmal, bis ${moment}.`,
  incomplete:
    'Diese Adresse enthält keine Einladung. Öffnen Sie den ganzen Link, den Sie bekommen haben.',
  openInstead: 'Unter dieser Adresse gehen keine Passkeys. Öffnen Sie stattdessen diese:',
  openByName:
    'Unter einer IP-Adresse gehen keine Passkeys. Öffnen Sie Callboard unter seinem Hostnamen; Ihr Admin kennt ihn.',
  noBrowser:
    'Dieser Browser kann hier keine Passkeys benutzen. Öffnen Sie Callboard in einem anderen Browser oder über https.',
  reasons: {
    cancelled:
      'Es kam kein Passkey: Der Vorgang wurde abgebrochen, dauerte zu lange, oder dieses Gerät hat keinen für Callboard. Versuchen Sie es noch einmal oder melden Sie sich anders an.',
    known:
      'Dieses Gerät hat schon einen Passkey von Ihnen. Melden Sie sich damit an oder nehmen Sie ein anderes Gerät.',
    unable:
      'Dieses Gerät kann keinen Passkey anlegen, der nach PIN, Finger oder Gesicht fragt. Nehmen Sie ein anderes Gerät oder einen Sicherheitsschlüssel.',
    address:
      'Unter dieser Adresse gehen keine Passkeys. Öffnen Sie Callboard unter seiner eigenen Adresse.',
    failed:
      'Ihr Gerät konnte dies nicht. Versuchen Sie es noch einmal oder nehmen Sie ein anderes Gerät.',
  },
}

export const accounts = {
  title: 'Konten beim Anbieter',
  text: 'Konten beim Anmeldedienst Ihrer Organisation, die Sie hier anmelden.',
  none: 'Mit Ihnen ist kein Konto verbunden. Eine Einladung Ihres Admins verbindet eines.',
  noneOfPerson: 'Mit dieser Person ist kein Konto verbunden. Eine Einladung verbindet eines.',
  open: 'Konten',
  ofPerson: (name: string) => `Konten von ${name}`,
  columns: {
    account: 'Konto',
    provider: 'Anbieter',
    created: 'Seit',
    lastUsed: 'Letzte Anmeldung',
    actions: 'Aktionen',
  },
  noWayIn: 'Kein Zugang',
  noWayInText: 'Dieser Anbieter ist hier zurzeit nicht eingerichtet.',
  remove: 'Entfernen',
  removeTitle: 'Konto entfernen',
  removeText: (account: string) =>
    `Das Konto „${account}“ meldet Sie nicht mehr an. Beim Anbieter bleibt es. Offene Anmeldungen bleiben, bis Sie sie beenden.`,
  removeOfPersonText: (account: string) =>
    `Das Konto „${account}“ meldet diese Person nicht mehr an; eine Einladung kann es mit einer anderen verbinden. Beim Anbieter bleibt es. Offene Anmeldungen bleiben; um sie zu beenden, deaktivieren Sie die Person.`,
  removed: 'Das Konto ist entfernt.',
}

export const signIns = {
  title: 'Anmeldungen',
  text: 'Wo Sie angemeldet sind. Beenden Sie, was Sie nicht kennen, und sagen Sie es Ihrem Admin.',
  columns: {
    place: 'Wo',
    address: 'Adresse',
    since: 'Seit',
    lastSeen: 'Zuletzt gesehen',
    actions: 'Aktionen',
  },
  place: (browser: string, system: string) => `${browser} unter ${system}`,
  unknownPlace: 'Unbekannter Browser',
  current: 'Dieser Browser',
  end: 'Beenden',
  endOthers: 'Alle anderen beenden',
  ended: 'Alle anderen Anmeldungen sind beendet.',
}
