import { createContext } from 'react'

/** The level of the headings within a page, one below its own. */
export const PanelLevel = createContext<2 | 3>(2)
