import { IconPlayerPause, IconPlayerPlay, IconPlayerTrackNext } from '@tabler/icons-react'
import { type QueryClient, useMutation } from '@tanstack/react-query'
import { workMutations, workQueries } from '@/client/groups/work'
import type { Work, WorkList } from '@/contract/work'
import { reasonOf } from '@/failures/reasonOf'
import { Loaded } from '@/fields/Loaded'
import { m } from '@/messages'
import { Link } from '@/navigation/Link'
import { primeNames } from '@/session/primeNames'
import { useFollowed } from '@/session/useFollowed'
import { usePrincipal } from '@/session/usePrincipal'
import { useUpstream } from '@/session/useUpstream'
import { Button } from '@/ui/buttons/Button'
import { EmptyState } from '@/ui/page/EmptyState'
import { ErrorPanel } from '@/ui/page/ErrorPanel'
import { Page } from '@/ui/page/Page'
import { Panel } from '@/ui/page/Panel'
import { usePageCommands } from '@/ui/pageCommands'
import { useShortcuts } from '@/ui/useShortcuts'
import { laterText } from './laterText'
import { TakenNote } from './TakenNote'
import { type TakingNext, useTakeNext } from './useTakeNext'
import { WorkEvents } from './WorkEvents'
import classes from './WorkPage.module.css'

type PartProps = { title: string; list: WorkList; none: string }

/** The first of a list, and the way to all of it. */
function Part({ title, list: { filter, count, records }, none }: PartProps) {
  return (
    <Panel title={title}>
      <WorkEvents label={title} events={records} search={{ filter }} none={none} />
      {count > 0 && (
        <Link to="/events" search={{ filter }} className={classes.all}>
          {m.work.all(count)}
        </Link>
      )}
    </Panel>
  )
}

function PauseButton({ work: { bPaused } }: { work: Work }) {
  const pause = useMutation(workMutations.setPause())
  const Icon = bPaused ? IconPlayerPlay : IconPlayerPause
  return (
    <>
      <Button
        variant="default"
        icon={<Icon aria-hidden size={16} />}
        loading={pause.isPending}
        onClick={() => pause.mutate(!bPaused)}
      >
        {bPaused ? m.work.goOn : m.work.pause}
      </Button>
      {pause.error && <ErrorPanel reason={reasonOf(pause.error)} />}
    </>
  )
}

function Day({ work, next }: { work: Work; next: TakingNext }) {
  const { bPerson, bPaused, mine, due, later, AcdGroupsIDs } = work
  const { host, offers } = useUpstream()
  return (
    <>
      <div className={classes.acts}>
        {offers('changeEvent') ? (
          <Button
            icon={<IconPlayerTrackNext aria-hidden size={16} />}
            loading={next.taking.isPending}
            disabled={bPaused}
            aria-keyshortcuts="t"
            onClick={next.take}
          >
            {m.work.takeNext}
          </Button>
        ) : (
          <span>{m.upstream.notOffered(host ?? '')}</span>
        )}
        {bPerson && <PauseButton work={work} />}
        {bPaused && <span role="status">{m.work.paused}</span>}
      </div>
      <TakenNote taking={next.taking} later={later} />
      {AcdGroupsIDs.length === 0 && <p className={classes.taken}>{m.work.noGroups}</p>}
      <div className={classes.parts}>
        <Part title={m.work.mine} list={mine} none={m.work.noneMine} />
        <Part title={m.work.due} list={due} none={m.work.noneDue} />
        <Panel title={m.work.next}>
          <WorkEvents label={m.work.next} events={work.next} search={{}} none={laterText(later)} />
        </Panel>
      </div>
    </>
  )
}

/** Of a sign-in that stands for a user. */
function UserWork() {
  const read = useFollowed(workQueries.now())
  const next = useTakeNext()
  const { offers } = useUpstream()
  const mayTake = offers('changeEvent')
  const take = () => {
    if (mayTake && read.data && !read.data.bPaused) next.take()
  }
  useShortcuts({ t: take })
  usePageCommands(
    mayTake
      ? [{ key: 'command:takeNext', label: m.work.takeNext, Icon: IconPlayerTrackNext, act: take }]
      : [],
  )
  return <Loaded read={read}>{(work) => <Day work={work} next={next} />}</Loaded>
}

/** What the page asks for first. */
export const prime = (client: QueryClient) =>
  Promise.all([client.prefetchQuery(workQueries.now()), primeNames(client)])

/** An agent's day: what is theirs, what is due in their groups, and what comes next. */
export function WorkPage() {
  const { UsersID } = usePrincipal()
  return (
    <Page title={m.nav.work} name={m.nav.work}>
      {UsersID === null ? (
        <EmptyState
          title={m.work.nobody}
          text={m.work.nobodyText}
          action={<Link to="/events">{m.nav.events}</Link>}
        />
      ) : (
        <UserWork />
      )}
    </Page>
  )
}
