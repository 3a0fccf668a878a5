// The sources of an answer as Teams' citations: a number in the text that shows the page when it is pointed at.

import type { Entity } from 'botbuilder';
import { ConnectorMappers } from 'botframework-connector/lib/connectorApi/connectorClient.js';
import type { Block, Citation, Reply } from '../answers/reply.ts';

/** Teams' limits. */
const MOST_CITATIONS = 20;
const LONGEST_NAME = 80;
const LONGEST_ABSTRACT = 160;

// The connector sends of an entity what its own list of fields has, which is older than citations.
ConnectorMappers.Entity.type.additionalProperties = { type: { name: 'any' } };

/** A reply in which every source with an address has its number, and the entity that tells Teams of them. */
export function withCitations(reply: Reply): { numbered: Reply; entities: Entity[] } {
  const claims: object[] = [];
  const number = (one: Citation, checked: string): Citation => {
    if (one.url === undefined || claims.length === MOST_CITATIONS) return one;
    const position = claims.length + 1;
    claims.push(claim(one.title, one.url, checked, position));
    return { ...one, number: position };
  };
  const inBlocks = (blocks: readonly Block[]) =>
    blocks.map((block) =>
      block.kind === 'source'
        ? { ...block, citations: block.citations.map((one) => number(one, block.checked)) }
        : block,
    );
  const blocks = inBlocks(reply.blocks);
  const numbered = { ...reply, blocks, ...(reply.more ? { more: inBlocks(reply.more) } : {}) };
  return { numbered, entities: claims.length > 0 ? [messageEntity(claims)] : [] };
}

function claim(title: string, url: string, checked: string, position: number): object {
  return {
    '@type': 'Claim',
    position,
    appearance: {
      '@type': 'DigitalDocument',
      name: title.slice(0, LONGEST_NAME),
      url,
      abstract: (checked || title).slice(0, LONGEST_ABSTRACT),
    },
  };
}

function messageEntity(citation: object[]): Entity {
  return {
    type: 'https://schema.org/Message',
    '@type': 'Message',
    '@context': 'https://schema.org',
    '@id': '',
    citation,
  };
}
