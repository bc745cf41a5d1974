import * as ipaddr from "ipaddr.js";
import { patternMatcher } from "./pattern";

/** Whether a `sourceIPAddress` is this address, lies in this block, or is one of these services. */
export function ipMatcher(value: string): (text: string) => boolean {
    const [address = "", length] = value.split("/");
    if (!ipaddr.isValid(address)) {
        return patternMatcher(value);
    }
    const block = ipaddr.parse(address);
    if (block.kind() === "ipv6") {
        const bits = length === undefined ? 128 : Number(length);
        return (text) => ipaddr.IPv6.isValid(text) && ipaddr.IPv6.parse(text).match(block, bits);
    }
    const bits = length === undefined ? 32 : Number(length);
    const begins = address
        .split(".", Math.floor(bits / 8))
        .map((byte) => `${byte}.`)
        .join("");
    const isWithin = (text: string) =>
        ipaddr.IPv4.isValidFourPartDecimal(text) && ipaddr.IPv4.parse(text).match(block, bits);
    // Most are told apart by how they begin, in a hundredth of the time that it takes to read an address.
    return (text) =>
        text.includes(":") ? isWithin(text.replace(/^::ffff:/i, "")) : `${text}.`.startsWith(begins) && isWithin(text);
}
