import { createTheme, type MantineColorsTuple } from '@mantine/core'
import { m } from '@/messages'

/** A calm blue whose seventh shade carries white text at 6.9 : 1, and whose fifth reads on dark. */
const harbour: MantineColorsTuple = [
  '#eaf3fb',
  '#d3e3f2',
  '#a4c6e6',
  '#72a7db',
  '#6aa8e4',
  '#327bcb',
  '#1c5d99',
  '#17528a',
  '#0f487b',
  '#003d6b',
]

/** The same blue underneath: text, borders, fields and ground of the dark theme. */
const night: MantineColorsTuple = [
  '#dfe4ea',
  '#bcc5d0',
  '#a7b1bd',
  '#8f9aa8',
  '#3b4552',
  '#2c343f',
  '#222932',
  '#161b21',
  '#11161b',
  '#0c1014',
]

/** Made once the language is known: it names the buttons that every dialog has. */
export const makeTheme = () =>
  createTheme({
    primaryColor: 'harbour',
    primaryShade: 6,
    colors: { harbour, dark: night },
    defaultRadius: 'sm',
    cursorType: 'pointer',
    components: {
      // The sign of a required field is drawn by base.css.
      InputWrapper: { defaultProps: { withAsterisk: false } },
      CloseButton: { defaultProps: { 'aria-label': m.common.close } },
      // The list itself scrolls (base.css), as screen readers expect of it, and opens when asked to.
      // Choosing the chosen option again is no way to empty a field: a button is.
      Select: {
        defaultProps: { withScrollArea: false, openOnFocus: false, allowDeselect: false },
      },
    },
    fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
    fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
    fontSizes: {
      xs: '0.75rem',
      sm: '0.8125rem',
      md: '0.875rem',
      lg: '1rem',
      xl: '1.125rem',
    },
    headings: {
      fontWeight: '650',
      sizes: {
        h1: { fontSize: '1.375rem', lineHeight: '1.3' },
        h2: { fontSize: '0.9375rem', lineHeight: '1.4' },
        h3: { fontSize: '0.875rem', lineHeight: '1.4' },
      },
    },
  })
