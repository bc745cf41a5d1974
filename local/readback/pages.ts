/** Every page of an answer. `page` takes the token of a page and returns its items with the next token. */
export async function allPages<T>(
    page: (token: string | undefined) => Promise<[T[] | undefined, string | undefined]>,
): Promise<T[]> {
    const [items = [], next] = await page(undefined);
    const found = [...items];
    for (let token = next; token !== undefined && token !== "";) {
        const [more = [], following] = await page(token);
        found.push(...more);
        token = following;
    }
    return found;
}
