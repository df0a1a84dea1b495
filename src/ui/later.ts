let announce = () => {}

/** Comes true with the first thing that is loaded after the first page. */
export const laterBegan = new Promise<void>((resolve) => {
  announce = resolve
})

/** What the first page spares, loaded when it is needed, together with the looks that it spares. */
export async function later<Module>(load: () => Promise<Module>): Promise<Module> {
  // First in the page's head too: a component's own styles say more than Mantine's.
  const looks = import('./moreMantine')
  const [loaded] = await Promise.all([load(), looks])
  announce()
  return loaded
}
