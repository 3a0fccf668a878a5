import { warmUp } from '../../src/understanding/warm-up.ts';

test('each question is asked as it stands and misspelt', () => {
  const asked: string[] = [];
  warmUp((question) => asked.push(question), ['How do I become a paramedic?']);
  expect(asked).toEqual(['How do I become a paramedic?', 'How do I becme a parmedc?']);
});
