import type { Labels } from '../values/labels'
import type { AcdEvent } from './events'

export const columnNames = [
  'id',
  'type',
  'status',
  'group',
  'agent',
  'sender',
  'receiver',
  'subject',
  'priority',
  'created',
  'modified',
  'appointment',
  'age',
] as const

/** What the list of events can show: the words of addresses (`sort`), views and exports. */
export type EventColumn = (typeof columnNames)[number]
export const isEventColumn = (name: unknown): name is EventColumn =>
  columnNames.some((one) => one === name)

type ListedField = { key: keyof AcdEvent; labels: Labels }

/** The record's key behind a column, and its titles. Age is counted from dtCreated. */
export const listColumns = {
  id: { key: 'ID', labels: { en: 'ID', de: 'ID', fr: 'ID' } },
  type: { key: 'AcdEventTypesID', labels: { en: 'Type', de: 'Typ', fr: 'Type' } },
  status: { key: 'AcdEventStatusID', labels: { en: 'Status', de: 'Status', fr: 'Statut' } },
  group: { key: 'AcdGroupsID', labels: { en: 'Group', de: 'Gruppe', fr: 'Groupe' } },
  agent: { key: 'UsersID', labels: { en: 'Agent', de: 'Agent', fr: 'Agent' } },
  sender: { key: 'Sender', labels: { en: 'Sender', de: 'Absender', fr: 'Expéditeur' } },
  receiver: { key: 'Receiver', labels: { en: 'Receiver', de: 'Empfänger', fr: 'Destinataire' } },
  subject: { key: 'Subject', labels: { en: 'Subject', de: 'Betreff', fr: 'Objet' } },
  priority: { key: 'nPriority', labels: { en: 'Priority', de: 'Priorität', fr: 'Priorité' } },
  created: { key: 'dtCreated', labels: { en: 'Created', de: 'Erstellt', fr: 'Créé' } },
  modified: { key: 'dtModified', labels: { en: 'Modified', de: 'Geändert', fr: 'Modifié' } },
  appointment: {
    key: 'dtRemind',
    labels: { en: 'Appointment', de: 'Termin', fr: 'Rendez-vous' },
  },
  age: { key: 'dtCreated', labels: { en: 'Age', de: 'Alter', fr: 'Âge' } },
} as const satisfies Readonly<Record<EventColumn, ListedField>>

/** The name of a column; `-` before it reverses the order: `-created` is newest first. */
export type EventSort = `${'' | '-'}${EventColumn}`
export const isEventSort = (text: unknown): text is EventSort =>
  typeof text === 'string' && isEventColumn(text.replace(/^-/, ''))
