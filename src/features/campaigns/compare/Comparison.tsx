import { Group, Stack, Text } from '@mantine/core'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { Panel } from '@/ui/page/Panel'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { ComparedFields, type Sides } from './ComparedFields'
import {
  type ComparedCodes,
  type Comparing,
  compareCampaigns,
  countEqualRows,
  differencesOf,
} from './compareCampaigns'

function Code({ code, a, b }: Sides & { code: ComparedCodes }) {
  const { compare } = m.campaigns
  if (code.in !== 'both') {
    const only = (code.in === 'a' ? a : b).campaign.Name
    return (
      <Text size="sm">
        <UntrustedText text={compare.onlyIn(code.name, only)} />
      </Text>
    )
  }
  return (
    <details open={!code.isEqual}>
      <summary>
        <UntrustedText text={code.name} /> · {code.isEqual ? compare.equal : compare.different}
      </summary>
      <ComparedFields label={code.name} fields={code.fields} a={a} b={b} />
    </details>
  )
}

type Toggle = { showsEqual: boolean; onShowEqual: (shows: boolean) => void }

/** What is equal is left out until somebody asks for it. */
function EqualRows({ count, showsEqual, onShowEqual }: Toggle & { count: number }) {
  const { compare } = m.campaigns
  return (
    <Group gap="sm">
      <Button
        size="xs"
        variant="default"
        aria-pressed={showsEqual}
        onClick={() => onShowEqual(!showsEqual)}
      >
        {compare.showEqual}
      </Button>
      <Text size="sm" c="dimmed" role="status">
        {showsEqual ? compare.equalShown(count) : compare.equalHidden(count)}
      </Text>
    </Group>
  )
}

function Parts({ settings, codes, a, b }: Sides & Comparing) {
  const none = m.campaigns.compare.differences(0)
  const hasCodes = a.resultCodes['1'].length + b.resultCodes['1'].length > 0
  return (
    <>
      <Panel title={m.campaigns.settings}>
        {settings.length === 0 ? (
          <Text c="dimmed">{none}</Text>
        ) : (
          <ComparedFields label={m.campaigns.settings} fields={settings} a={a} b={b} />
        )}
      </Panel>
      <Panel title={m.campaigns.codes}>
        <Stack gap="sm">
          {codes.length === 0 && <Text c="dimmed">{hasCodes ? none : m.campaigns.noCodes}</Text>}
          {codes.map((code) => (
            <Code key={code.name} code={code} a={a} b={b} />
          ))}
        </Stack>
      </Panel>
    </>
  )
}

/** Settings and result codes of two campaigns: what differs, and what is equal when asked for. */
export function Comparison({ a, b, ...toggle }: Sides & Toggle) {
  const compared = compareCampaigns(a, b)
  const { settings, codes } = differencesOf(compared)
  return (
    <>
      <Group gap="md" justify="space-between">
        <Text role="status" fw={600}>
          {m.campaigns.compare.differences(settings.length + codes.length)}
        </Text>
        <EqualRows {...toggle} count={countEqualRows(compared)} />
      </Group>
      <Parts {...(toggle.showsEqual ? compared : { settings, codes })} a={a} b={b} />
    </>
  )
}
