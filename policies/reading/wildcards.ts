/** IAM's wildcards: `*` for any characters, `?` for one. Linear where a regular expression could take for ever. */
export function matches(pattern: string, text: string): boolean {
    let [at, star, resume] = [0, -1, 0];
    for (let index = 0; index < text.length;) {
        if (pattern[at] === "*") {
            [star, resume] = [at++, index];
        } else if (pattern[at] === "?" || pattern[at] === text[index]) {
            at++;
            index++;
        } else if (star >= 0) {
            [at, index] = [star + 1, ++resume];
        } else {
            return false;
        }
    }
    return /^\**$/.test(pattern.slice(at));
}

/** Whether some text matches both patterns. */
export function overlap(first: string, second: string): boolean {
    if (!/[*?]/.test(second)) {
        return matches(first, second);
    }
    if (!/[*?]/.test(first)) {
        return matches(second, first);
    }
    // Each set holds the positions in `second` that can be reached together with the current one in `first`.
    const skipStars = (positions: Set<number>) => {
        for (const position of positions) {
            if (second[position] === "*") {
                positions.add(position + 1);
            }
        }
        return positions;
    };
    let reached = skipStars(new Set([0]));
    for (const character of first) {
        const next = new Set<number>();
        if (character === "*") {
            for (let further = Math.min(...reached); further <= second.length; further++) {
                next.add(further);
            }
            reached = next;
            continue;
        }
        for (const position of reached) {
            const other = second[position];
            if (other === "*") {
                next.add(position);
            } else if (other !== undefined && (other === "?" || character === "?" || other === character)) {
                next.add(position + 1);
            }
        }
        reached = skipStars(next);
    }
    return reached.has(second.length);
}

/**
 * Whether two ARNs with wildcards can be the same resource's. A wildcard stays within its part of an ARN, but for one in
 * the last ("IAM JSON policy elements: Resource"). One in the name of a bucket is taken to stay there, too, although IAM
 * lets it match keys: `*-artifacts/*` means buckets of that name, not folders in every bucket.
 */
export function arnsOverlap(first: string, second: string): boolean {
    const [parts, others] = [partsOf(first), partsOf(second)];
    return parts.length === others.length
        ? parts.every((part, index) => (parts[2] === "s3" ? overlapByFolder : overlap)(part, others[index] ?? ""))
        : overlap(first, second);
}

function overlapByFolder(first: string, second: string): boolean {
    const [[bucket = "", key], [other = "", otherKey]] = [first, second].map((path) => path.split(/\/(.*)/s, 2)) as [
        string[],
        string[],
    ];
    return key === undefined || otherKey === undefined
        ? overlap(first, second)
        : overlap(bucket, other) && overlap(key, otherKey);
}

function partsOf(arn: string): string[] {
    const [, head, resource] = /^((?:[^:]*:){5})(.*)$/s.exec(arn) ?? [];
    return head === undefined || resource === undefined ? [arn] : [...head.split(":"), resource];
}
