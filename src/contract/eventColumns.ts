import * as z from 'zod/mini'
import type { AcdEvent } from './events'

/** Languages of the labels, in the order in which every list of labels has them. */
export const labelLanguages = ['en', 'de', 'fr'] as const
export const LabelLanguage = z.enum(labelLanguages)
export type LabelLanguage = z.infer<typeof LabelLanguage>

const names = [
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
export const EventColumn = z.enum(names)
export type EventColumn = z.infer<typeof EventColumn>

/** The record's key behind a column, and its title in EN, DE, FR. Age is counted from dtCreated. */
export const eventColumns: Readonly<
  Record<EventColumn, { key: keyof AcdEvent; labels: readonly [string, string, string] }>
> = {
  id: { key: 'ID', labels: ['ID', 'ID', 'ID'] },
  type: { key: 'AcdEventTypesID', labels: ['Type', 'Typ', 'Type'] },
  status: { key: 'AcdEventStatusID', labels: ['Status', 'Status', 'Statut'] },
  group: { key: 'AcdGroupsID', labels: ['Group', 'Gruppe', 'Groupe'] },
  agent: { key: 'UsersID', labels: ['Agent', 'Agent', 'Agent'] },
  sender: { key: 'Sender', labels: ['Sender', 'Absender', 'Expéditeur'] },
  receiver: { key: 'Receiver', labels: ['Receiver', 'Empfänger', 'Destinataire'] },
  subject: { key: 'Subject', labels: ['Subject', 'Betreff', 'Objet'] },
  priority: { key: 'nPriority', labels: ['Priority', 'Priorität', 'Priorité'] },
  created: { key: 'dtCreated', labels: ['Created', 'Erstellt', 'Créé'] },
  modified: { key: 'dtModified', labels: ['Modified', 'Geändert', 'Modifié'] },
  appointment: { key: 'dtRemind', labels: ['Appointment', 'Termin', 'Rendez-vous'] },
  age: { key: 'dtCreated', labels: ['Age', 'Alter', 'Âge'] },
}

/** A column's word, `-` turns the order round: `-created` is newest first. */
export const EventSort = z.templateLiteral([z.enum(['', '-']), EventColumn])
export type EventSort = z.infer<typeof EventSort>
