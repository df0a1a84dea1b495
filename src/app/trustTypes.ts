type Policies = {
  createPolicy: (name: 'default', rules: { createHTML: (text: string) => string }) => unknown
}

function refuse(text: string): string {
  if (text.includes('<')) throw new TypeError('Markup from text is not allowed here')
  return text
}

/** Nothing of ours writes markup as text; whatever tries is refused. */
export function trustTypes(): void {
  // Not every browser has it, and TypeScript does not know it yet.
  const { trustedTypes } = window as Window & { trustedTypes?: Policies }
  trustedTypes?.createPolicy('default', { createHTML: (text) => refuse(String(text)) })
}
