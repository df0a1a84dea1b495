import type { Messages } from '../messages'
import { counted, number } from './count'

/** Contacts from a file; a part of the campaigns' messages. */
export const importing: Messages['campaigns']['importing'] = {
  title: 'Kontakte importieren',
  text: 'Eine CSV-Datei, in der eine Zeile die Spalten nennt. Nichts wird gesendet, bevor Sie gesehen haben, was darin steht. Dieselbe Datei darf wieder importiert werden: Was schon da ist, bleibt, wie es ist.',
  file: 'CSV-Datei',
  columns: 'Spalten der Datei',
  column: 'Spalte',
  means: 'Bedeutet',
  meaningOf: (column) => `Bedeutung von ${column}`,
  notImported: 'Nicht importiert',
  ready: (lines, good, bad, empty) =>
    `${counted(lines, 'Zeile', 'Zeilen')}: ${number.format(good)} gut, ${number.format(bad)} abgelehnt, ${number.format(empty)} leer.`,
  longRows: 'Ein Datensatz über mehrere Zeilen zählt als eine, mit der Zeile, in der er beginnt.',
  notText:
    'Dies ist keine CSV-Datei, sondern eine Arbeitsmappe, ein Archiv oder ein Bild. Speichern Sie die Tabelle in ihrem Programm als CSV und wählen Sie diese Datei.',
  encoding: 'Zeichensatz',
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16 (Big Endian)',
    'windows-1252': 'Windows, Westeuropa',
    'windows-1250': 'Windows, Mitteleuropa',
    macintosh: 'Mac, Westeuropa',
  },
  headerLine: 'Kopfzeile',
  above: (line) =>
    line === 2
      ? 'Zeile 1 steht über der Kopfzeile und wird nicht importiert.'
      : `Die Zeilen 1 bis ${number.format(line - 1)} stehen über der Kopfzeile und werden nicht importiert.`,
  result: 'Ergebnis',
  accounted: (lines, imported, refused, empty) =>
    `${counted(lines, 'Zeile', 'Zeilen')}: ${number.format(imported)} importiert, ${number.format(refused)} abgelehnt, ${number.format(empty)} leer`,
  refusedFile: (count) =>
    `${counted(count, 'abgelehnte Zeile', 'abgelehnte Zeilen')} als Datei speichern`,
  refusedName: 'abgelehnte-zeilen.csv',
  reasonColumn: 'Grund',
  badQuote: (column) =>
    `Das Anführungszeichen in Spalte ${number.format(column)} wird nicht geschlossen. Die nächste Zeile wurde für sich gelesen.`,
  tooManyCells: (cells, columns) =>
    `Die Zeile hat ${counted(cells, 'Zelle', 'Zellen')}, die Kopfzeile ${number.format(columns)}. Setzen Sie eine Zelle, die das Trennzeichen enthält, in Anführungszeichen.`,
  unreadable:
    'Einige Zeichen der Zeile gibt es in diesem Zeichensatz nicht. Wählen Sie einen anderen Zeichensatz.',
  kept: 'Die Kampagne hat einen Kontakt mit denselben Benutzerdaten, der blieb, wie er war.',
  more: (count) => `und ${count} weitere`,
  overwrite: 'Kontakte mit denselben Benutzerdaten überschreiben',
  begin: (count) => `${counted(count, 'Kontakt', 'Kontakte')} importieren`,
  running: (done, total) =>
    `${number.format(done)} von ${counted(total, 'Zeile', 'Zeilen')} gesendet`,
  done: (made, overwritten, same) =>
    `${number.format(made)} neu, ${number.format(overwritten)} überschrieben, ${number.format(same)} unverändert.`,
  stopped:
    'Was vorher gesendet wurde, ist gespeichert. Weiter sendet den Rest; nichts wird doppelt importiert.',
  each: 'Ergebnis jeder Zeile',
  lineColumn: 'Zeile',
  resultColumn: 'Ergebnis',
  outcomes: {
    new: 'Neu',
    overwritten: 'Überschrieben',
    unchanged: 'Unverändert',
    kept: 'Abgelehnt',
    twice: 'Abgelehnt',
    bad: 'Abgelehnt',
  },
  goOn: 'Weiter',
  leftOut: (count) => `${counted(count, 'Zeile ist', 'Zeilen sind')} abgelehnt`,
  line: (line) => `Zeile ${line}`,
  sameAs: (line) => `Derselbe Kontakt wie in Zeile ${line}.`,
  twice: 'Derselbe Kontakt steht in einer früheren Zeile.',
}
