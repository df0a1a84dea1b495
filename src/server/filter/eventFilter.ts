import type { Compiled } from '../list/source'
export const compileEventFilter = (_text: string): Compiled => ({ conditions: [], volatile: false })
