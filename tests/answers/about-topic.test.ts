import { aboutTopic } from '../../src/answers/about-topic.ts';
import { realKnowledge } from '../careers.ts';

test('no question that is offered beside a topic has a gap in it', () => {
  const knowledge = realKnowledge();
  const offered = [...knowledge.topics.values()].flatMap(
    (topic) => aboutTopic(knowledge, topic, 1).choices,
  );
  expect(offered.length).toBeGreaterThan(0);
  expect(offered.filter((choice) => choice.includes('{'))).toEqual([]);
});
