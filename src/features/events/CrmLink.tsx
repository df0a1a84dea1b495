import { Text } from '@mantine/core'
import { m } from '@/messages'
import { Outside } from '@/ui/Outside'
import { OutsideLink } from '@/ui/OutsideLink'
import { webLink } from '@/ui/webLink'

/** A link only where it leads to the web, and then with its host in sight. */
export function CrmLink({ url }: { url: string | null }) {
  if (url === null) return m.common.nothing
  const target = webLink(url)
  const text = <Outside text={url} />
  return (
    <>
      {target ? <OutsideLink target={target}>{text}</OutsideLink> : text}
      <Text size="xs" c="dimmed">
        {target ? m.event.opens(target.host) : m.event.unsafeLink}
      </Text>
    </>
  )
}
