import { counted, number } from './count'

/** Contacts from a file; a part of the campaigns' messages. */
export const importing = {
  title: 'Import contacts',
  text: 'A CSV file in which one line names the columns. Nothing is sent before you have seen what is in it. The same file can be imported again: what is there already stays as it is.',
  file: 'CSV file',
  columns: 'Columns of the file',
  column: 'Column',
  means: 'Means',
  meaningOf: (column: string) => `Meaning of ${column}`,
  notImported: 'Not imported',
  ready: (lines: number, good: number, bad: number, empty: number) =>
    `${counted(lines, 'line', 'lines')}: ${number.format(good)} good, ${number.format(bad)} refused, ${number.format(empty)} empty.`,
  longRows: 'A record over several lines counts as one, by the line in which it begins.',
  notText:
    'This is not a CSV file but a workbook, an archive or a picture. Save the table as CSV in the program that made it, and choose that file.',
  encoding: 'Encoding',
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16 (big-endian)',
    'windows-1252': 'Windows, Western Europe',
    'windows-1250': 'Windows, Central Europe',
    macintosh: 'Mac, Western Europe',
  },
  headerLine: 'Header line',
  above: (line: number) =>
    line === 2
      ? 'Line 1 is above the header and is not imported.'
      : `Lines 1 to ${number.format(line - 1)} are above the header and are not imported.`,
  result: 'Result',
  accounted: (lines: number, imported: number, refused: number, empty: number) =>
    `${counted(lines, 'line', 'lines')}: ${number.format(imported)} imported, ${number.format(refused)} refused, ${number.format(empty)} empty`,
  refusedFile: (count: number) =>
    `Save the ${counted(count, 'refused line', 'refused lines')} as a file`,
  refusedName: 'refused-lines.csv',
  reasonColumn: 'Reason',
  badQuote: (column: number) =>
    `The quote in column ${number.format(column)} is not closed. The next line was read by itself.`,
  tooManyCells: (cells: number, columns: number) =>
    `The line has ${counted(cells, 'cell', 'cells')}, the header has ${number.format(columns)}. Put a cell that holds the separator in quotes.`,
  unreadable: 'Some of its characters do not exist in this encoding. Choose another encoding.',
  kept: 'The campaign has a contact with the same user data, which was kept as it is.',
  more: (count: string) => `and ${count} more`,
  overwrite: 'Overwrite contacts with the same user data',
  begin: (count: number) => `Import ${counted(count, 'contact', 'contacts')}`,
  running: (done: number, total: number) =>
    `${number.format(done)} of ${counted(total, 'line', 'lines')} sent`,
  done: (made: number, overwritten: number, same: number) =>
    `${number.format(made)} new, ${number.format(overwritten)} overwritten, ${number.format(same)} unchanged.`,
  stopped: 'What was sent before is stored. Going on sends the rest; nothing is imported twice.',
  each: 'Result for each line',
  lineColumn: 'Line',
  resultColumn: 'Result',
  outcomes: {
    new: 'New',
    overwritten: 'Overwritten',
    unchanged: 'Unchanged',
    kept: 'Refused',
    twice: 'Refused',
    bad: 'Refused',
  },
  goOn: 'Go on',
  leftOut: (count: number) => `${counted(count, 'line is', 'lines are')} refused`,
  line: (line: number) => `Line ${line}`,
  sameAs: (line: number) => `The same contact as in line ${line}.`,
  twice: 'The same contact stands in an earlier line.',
}
