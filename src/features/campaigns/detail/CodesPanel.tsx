import { useEffect, useRef } from 'react'
import type { WholeCampaign } from '@/contract/campaign/campaignStories'
import { m } from '@/messages'
import { useSearch } from '@/navigation/LocationProvider'
import { Panel } from '@/ui/page/Panel'
import { UpstreamPart } from '../UpstreamPart'
import { ResultCodeTable } from './ResultCodeTable'

/** Whether the address leads to the result codes, as the faults in the list of campaigns do. */
const readIsMeant = ({ show }: Record<string, string>) => show === 'codes'

type Props = Pick<WholeCampaign, 'resultCodes'> & { DiallerCampaignsID: number }

/** The matrix of result codes. An address that leads to it brings eye and keyboard to it. */
export function CodesPanel({ DiallerCampaignsID, resultCodes }: Props) {
  const isMeant = useSearch(readIsMeant)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isMeant) return
    box.current?.scrollIntoView({ block: 'start' })
    box.current?.focus({ preventScroll: true })
  }, [isMeant])
  return (
    <div ref={box} tabIndex={-1}>
      <Panel title={m.campaigns.codes}>
        <UpstreamPart part="resultCodes" DiallerCampaignsID={DiallerCampaignsID}>
          <ResultCodeTable resultCodes={resultCodes} />
        </UpstreamPart>
      </Panel>
    </div>
  )
}
