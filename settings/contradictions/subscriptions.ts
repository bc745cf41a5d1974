import { entriesOf, repeated, type Contradiction, type Partly } from "./contradiction";
import { filterPolicy } from "./filter-policy";

export function subscriptions(settings: Partly): Contradiction[] {
    const lists = [
        ...(["urgentSubscriptions", "reviewSubscriptions", "deliverySubscriptions"] as const).map((key) =>
            entriesOf(key, settings[key]),
        ),
        ...entriesOf("trails", settings.trails).map(({ path, entry }) =>
            entriesOf(`${path}.deliverySubscriptions`, entry.deliverySubscriptions),
        ),
    ];
    return lists.flatMap((list) => [
        ...repeated(list, ({ entry }) => `${entry.protocol} ${entry.endpoint}`).map(
            ({ entry: { path, entry }, first }) => ({
                path,
                given: entry,
                allowed: `another endpoint than ${first.path}: Amazon SNS keeps one subscription of an endpoint to a topic`,
                example: "",
            }),
        ),
        ...list.flatMap(filterPolicy),
    ]);
}
