import * as z from 'zod/mini'
import { columnNames } from './listColumns'

// Apart from the columns, which the first page reads without a schema.
export const ColumnName = z.enum(columnNames)
export const SortName = z.templateLiteral([z.enum(['', '-']), ColumnName])
