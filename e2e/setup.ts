import { buildForJourneys } from '../src/testing/journeys/journeyBuilds'

export default buildForJourneys
