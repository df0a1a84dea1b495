import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** A calm blue whose sixth shade carries white text at 6.9 : 1. */
const harbour: MantineColorsTuple = [
  '#eaf3fb',
  '#d3e3f2',
  '#a4c6e6',
  '#72a7db',
  '#4a8cd1',
  '#327bcb',
  '#1c5d99',
  '#17528a',
  '#0f487b',
  '#003d6b',
]

export const theme = createTheme({
  primaryColor: 'harbour',
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.28,
  colors: { harbour },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.25' },
      h2: { fontSize: '1.05rem', lineHeight: '1.35' },
      h3: { fontSize: '0.95rem', lineHeight: '1.35' },
    },
  },
})
