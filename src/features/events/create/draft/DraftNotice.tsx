import { Anchor, Group, Paper, Stack, Text } from '@mantine/core'
import type { SavedDraft } from '@/client/eventDrafts'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { formatInstant } from '@/ui/text/format'

type Props = {
  /** When the restored draft was saved, in epoch ms; 0: in this window alone. */
  restoredAt: number | undefined
  now: number
  zone: string
  others: readonly SavedDraft[]
  onDiscard: () => void
  onOpen: (draft: SavedDraft) => void
}

const aboutOf = ({ draft }: SavedDraft) =>
  [draft.Sender, draft.Subject].filter(Boolean).join(': ') || m.events.untitled

/** That a draft was restored, and which others were kept aside. */
export function DraftNotice({ restoredAt, now, zone, others, onDiscard, onOpen }: Props) {
  if (restoredAt === undefined && others.length === 0) return null
  return (
    <Paper withBorder px="md" py="xs" radius="md">
      <Stack gap="xs">
        {restoredAt !== undefined && (
          <Group justify="space-between" gap="xs">
            <Text size="sm" role="status">
              {m.create.draft.restored(formatInstant(restoredAt || now, zone))}
            </Text>
            <Button size="xs" variant="default" onClick={onDiscard}>
              {m.create.draft.discard}
            </Button>
          </Group>
        )}
        {others.length > 0 && (
          <Group gap="xs" role="group" aria-label={m.create.draft.others}>
            <Text size="sm" c="dimmed">
              {m.create.draft.others}:
            </Text>
            {others.slice(0, 5).map((other) => (
              <Anchor key={other.key} component="button" size="sm" onClick={() => onOpen(other)}>
                {m.create.draft.open(aboutOf(other), formatInstant(other.savedAt, zone))}
              </Anchor>
            ))}
          </Group>
        )}
      </Stack>
    </Paper>
  )
}
