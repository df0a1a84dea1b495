import type { Page } from '@playwright/test'

/** WCAG 2.5.8: in px, on either side. */
const least = 24

/**
 * What is smaller than a target may be and stands too close to another one. Let through, as the
 * criterion does: what stands in a line of text, and what has a circle of its own.
 */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate((size) => {
    type Target = { element: Element; box: DOMRect }
    const kinds =
      'a[href], button, input, select, textarea, summary, [role=button], [role=tab], [role=option], [role=menuitem], [role=radio], [role=checkbox], [role=switch], [role=slider]'
    const isSeen = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      element.closest('[inert], [aria-hidden=true]') === null
    /** A field's label is a part of it. */
    const boxOf = (element: Element): DOMRect => {
      const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined
      return (label?.contains(element) ? label : element).getBoundingClientRect()
    }
    const isInText = (element: Element) => {
      const { display } = getComputedStyle(element)
      const around = element.parentElement?.textContent?.trim() ?? ''
      return display === 'inline' && around.length > (element.textContent?.trim().length ?? 0)
    }
    /** What a box that scrolls holds beyond its edge is under nobody's finger. */
    const isScrolledAway = ({ element, box }: Target) => {
      for (let around = element.parentElement; around; around = around.parentElement) {
        if (getComputedStyle(around).overflowY === 'visible') continue
        const edge = around.getBoundingClientRect()
        if (box.top >= edge.bottom || box.bottom <= edge.top) return true
      }
      return false
    }
    const all: Target[] = [...document.querySelectorAll(kinds)]
      .filter(isSeen)
      .map((element) => ({ element, box: boxOf(element) }))
      .filter(({ box }) => box.width > 1 && box.height > 1)
      .filter((target) => !isScrolledAway(target))
    const isSmall = ({ box }: Target) => box.width < size - 0.5 || box.height < size - 0.5
    const centre = ({ box }: Target) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 })
    const distanceToBox = ({ x, y }: { x: number; y: number }, { box }: Target) =>
      Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom))
    // Rows that are drawn ahead lie under the head and the foot of their list.
    const isRow = ({ element }: Target) => element.closest('tr[data-place]') !== null
    const isCrowded = (target: Target) =>
      all.some((other) => {
        if (other.element === target.element || other.element.contains(target.element)) return false
        if (isRow(other) !== isRow(target)) return false
        const here = centre(target)
        if (distanceToBox(here, other) < size / 2) return true
        const there = centre(other)
        return isSmall(other) && Math.hypot(here.x - there.x, here.y - there.y) < size
      })
    return all
      .filter((target) => isSmall(target) && !isInText(target.element))
      .filter((target) => target.element.matches('summary') || isCrowded(target))
      .map(({ element, box }) => {
        const name = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? ''
        const sides = `${Math.round(box.width)} x ${Math.round(box.height)}`
        return `${element.localName} “${name.slice(0, 40)}” ${sides}`
      })
  }, least)
