import { referenceOrganization } from "./reference-organization";
import { prices, storageClassPrices, type StorageClass, type StorageClassPrice } from "./prices";

/** An object's way down: which class it enters, on which day after its creation. */
export interface Transition {
    readonly storageClass: StorageClass;
    readonly afterDays: number;
}

/** A move from one class to the next, and for how long it lasts. */
export interface Move {
    readonly from: StorageClass;
    readonly to: StorageClass;
    readonly days: number;
}

/** A lifecycle as its moves; the last one lasts until the object expires. */
export function movesOf(transitions: readonly Transition[], expireAfterDays: number): Move[] {
    return transitions.map(({ storageClass, afterDays }, index) => ({
        from: transitions[index - 1]?.storageClass ?? "STANDARD",
        to: storageClass,
        days: (transitions[index + 1]?.afterDays ?? expireAfterDays) - afterDays,
    }));
}

/**
 * The smallest object, in KiB, for which a move costs less than staying, as every larger one does; `undefined` if none
 * does.
 */
export function smallestSizeThatPays(move: Move): number | undefined {
    const { from, to } = { from: storageClassPrices[move.from], to: storageClassPrices[move.to] };
    const saved = (kib: number) => costOfStay(from, kib, move.days) - costOfStay(to, kib, move.days) - to.transition;
    const savedByKiB = saved(largestLeast + 1) - saved(largestLeast);
    if (savedByKiB <= 0) {
        return undefined;
    }
    // Above the sizes that are billed as a larger one, what is saved grows evenly with the size.
    let size = largestLeast + Math.max(0, Math.ceil(-saved(largestLeast) / savedByKiB));
    while (size > 1 && saved(size - 1) >= 0) {
        size -= 1;
    }
    return size;
}

/** What moving the small files of one month costs the reference organization, and what staying would, in US dollars. */
export function costOfMovingLogFiles({ from, to, days }: Move): { readonly moved: number; readonly stayed: number } {
    const { objects, objectKiB } = referenceOrganization;
    const target = storageClassPrices[to];
    return {
        moved: objects * (target.transition + costOfStay(target, objectKiB, days)),
        stayed: objects * costOfStay(storageClassPrices[from], objectKiB, days),
    };
}

/** What AWS bills for the days that an object leaves a class too soon, in US dollars for a TiB; 0 if it stays long enough. */
export function costOfLeavingEarly({ to, days }: Move): number {
    const { storage, leastDays } = storageClassPrices[to];
    return storage * 1024 * (Math.max(0, leastDays - days) / daysOfMonth);
}

/** Storing the objects that a month brings, for a month, in S3 Standard. */
export function storageOfOneMonth(): number {
    const { objects, objectKiB } = referenceOrganization;
    return objects * costOfStay(storageClassPrices.STANDARD, objectKiB, daysOfMonth);
}

export function writingOfOneMonth(): number {
    return referenceOrganization.objects * prices.s3Put;
}

const { daysOfMonth } = referenceOrganization;
const kibOfGiB = 1024 ** 2;
const largestLeast = Math.max(...Object.values(storageClassPrices).map(({ leastKiB }) => leastKiB));

function costOfStay(price: StorageClassPrice, kib: number, stay: number): number {
    const days = Math.max(stay, price.leastDays);
    const own = (Math.max(kib, price.leastKiB) + price.overheadKiB.own) * price.storage;
    const standard = price.overheadKiB.standard * storageClassPrices.STANDARD.storage;
    return ((own + standard) / kibOfGiB) * (days / daysOfMonth);
}
