/**
 * What a component test can show, each loaded when it is asked for: the component alone, with what
 * its page would give it.
 */
export const parts = {
  EventRows: async () => (await import('./EventRows')).EventRows,
  EventPage: async () => (await import('./EventPage')).EventPage,
  EventFormAlone: async () => (await import('./EventFormAlone')).EventFormAlone,
  RibbonAlone: async () => (await import('./RibbonAlone')).RibbonAlone,
  CampaignRows: async () => (await import('./CampaignParts')).CampaignRows,
  CampaignPanels: async () => (await import('./CampaignParts')).CampaignPanels,
  ComparedCampaigns: async () => (await import('./CampaignParts')).ComparedCampaigns,
  AskedDeletion: async () => (await import('./CampaignParts')).AskedDeletion,
  CloneButton: async () => (await import('./CampaignParts')).CloneButton,
  ShortcutSheet: async () => (await import('./ShortcutSheetOpen')).ShortcutSheetOpen,
}

type Parts = typeof parts
export type PartName = keyof Parts
export type PropsOf<Name extends PartName> = Parameters<Awaited<ReturnType<Parts[Name]>>>[0]

/** What the address says behind `#`: which component, with which properties, for whom. */
export type Shown<Name extends PartName = PartName> = {
  part: Name
  props: PropsOf<Name>
  language?: 'en' | 'de' | 'fr'
  /** The moment at which the server's clock begins, in epoch ms. */
  now?: number
}
